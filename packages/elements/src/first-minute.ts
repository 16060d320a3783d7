/** For the composition root: what stands above a sample that shows itself. */
export { ContextEvent } from '@lit/context';
export { workspaceContext } from './contexts/workspace-context.js';
export { sampleLine, sampleLineStyles } from './components/pipeline-workspace/sample-line.js';
export { scopeOf, createInner } from './scope/tag-scope.js';
