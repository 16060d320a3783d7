export { TestWorkspace, workspaceFixture } from './fixture.js';
export { wordsFor } from './words-for.js';
