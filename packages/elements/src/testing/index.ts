export { TestWorkspace, workspaceFixture } from './fixture.js';
