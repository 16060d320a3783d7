import 'firsat/define';

const workspace = document.querySelector('pipeline-workspace');
if (workspace)
  workspace.strings = {
    en: { board: { toolbar: { create: 'New deal' } } },
    tr: { board: { toolbar: { create: 'Yeni iş' } } },
  };
