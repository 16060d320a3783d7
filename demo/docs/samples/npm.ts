import 'firsat/define/opportunity-board';

const workspace = document.createElement('pipeline-workspace');
workspace.workspace = 'sales-2026';
workspace.append(document.createElement('opportunity-board'));
document.body.append(workspace);
