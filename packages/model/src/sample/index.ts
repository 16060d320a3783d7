export { sampleFiles } from './sample-files.js';
export type { SampleFilesOptions } from './sample-files.js';
export { sampleWorkspace } from './sample-workspace.js';
export type { SampleWorkspaceOptions } from './sample-workspace.js';
