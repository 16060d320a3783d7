// What an engine, or what drives it, cannot be asked to do, and the tests that need just this. They are left out there, and
// each run says so.

/**
 * By engine: `what` it cannot be asked, `why`, and the `tests`, each by its file, the beginning of its title and, where only
 * some of a row need it, what their titles say too.
 */
export const inabilities = {
  firefox: [],
  webkit: [
    {
      what: 'to be dark',
      why: 'neither WebDriver nor MiniBrowser can be told so while it runs',
      tests: [
        ['packages/elements/src/charts/chart-panels.test.ts', 'CHT7 no axe violations'],
        [
          'packages/elements/src/components/change-notices/change-notices.test.ts',
          'CHN11 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/contact-detail/contact-detail.test.ts',
          'CDT12 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/contact-directory/contact-directory.test.ts',
          'DIR10 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/custom-field-editor/custom-field-editor.test.ts',
          'CFE7 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/data-export/data-export.test.ts',
          'DAT57 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/data-import/data-import.test.ts',
          'IMPU10 no axe violations in ',
          'dark',
        ],
        [
          'packages/elements/src/components/data-import/mapping.test.ts',
          'IMPU10 no axe violations in the steps',
          'dark',
        ],
        ['packages/elements/src/components/line-grid/line-grid.test.ts', 'LGR7 in the dark'],
        [
          'packages/elements/src/components/opportunity-activities/opportunity-activities.test.ts',
          'ACT27: no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/opportunity-board/board-axe.test.ts',
          'BRD24 no violations',
          'dark',
        ],
        [
          'packages/elements/src/components/opportunity-links/opportunity-links.test.ts',
          'LNK26: no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/opportunity-reminders/opportunity-reminders.test.ts',
          'QUE49: no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/opportunity-tasks/opportunity-tasks.test.ts',
          'QUE46: no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/pipeline-report/pipeline-report.test.ts',
          'RPE11 no axe violations',
        ],
        [
          'packages/elements/src/components/pipeline-settings/pipeline-settings.test.ts',
          'SET7 who may not change',
        ],
        [
          'packages/elements/src/components/presence-list/presence-list.test.ts',
          'PRS6 no axe violations',
          'dark',
        ],
        ['packages/elements/src/components/product-catalog/product-catalog.test.ts', 'CAT3 in the dark'],
        ['packages/elements/src/components/quota-editor/quota-editor.test.ts', 'QTE5 no axe violations'],
        ['packages/elements/src/components/record-bin/record-bin.test.ts', 'DAT64 no axe violations', 'dark'],
        [
          'packages/elements/src/components/stage-schema-editor/stage-schema-editor.test.ts',
          'SSE14 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/sync-status/sync-status.test.ts',
          'SYS7 no axe violations',
          'dark',
        ],
        [
          'packages/elements/src/components/work-queue/work-queue.test.ts',
          'QUE41: no axe violations',
          'dark',
        ],
        ['packages/elements/src/hosts/host-picks.test.ts', 'HST9 no axe violations', 'dark'],
      ],
    },
    {
      what: 'to show less motion',
      why: 'MiniBrowser takes it from the desktop, once, as it starts',
      tests: [
        [
          'packages/elements/src/components/opportunity-board/board-remote.test.ts',
          'BRD17 a remote move glides',
        ],
        [
          'packages/elements/src/components/opportunity-filters/opportunity-filters.test.ts',
          'FIL11 no axe violations',
        ],
        [
          'packages/elements/src/components/opportunity-list/opportunity-list.test.ts',
          'LSE15 no axe violations',
        ],
      ],
    },
  ],
};

/** The tests that are left out in an engine, one line for each. */
export const leftOut = (engine) =>
  inabilities[engine].flatMap(({ what, why, tests }) => [
    `${engine} cannot be asked ${what} (${why}):`,
    ...tests.map(([file, title, says]) => `  ${file.split('/').at(-1)}: ${title} …${says ? ` ${says}` : ''}`),
  ]);

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The same for mocha, which leaves out by the text of titles; nothing when there is nothing to leave out. */
export function leftOutPattern(engine) {
  const titles = inabilities[engine].flatMap(({ tests }) =>
    tests.map(([, title, says]) => literally(title) + (says ? `.*${literally(says)}` : '')),
  );
  return titles.length > 0 ? { grep: `/${titles.join('|')}/`, invert: true } : {};
}
