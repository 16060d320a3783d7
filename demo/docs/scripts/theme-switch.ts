import { startTheme, switchTheme } from '../../theme.js';

/** The same choice as on the playground. */
export function startThemeSwitch(): void {
  startTheme(() => {});
  document.querySelector('.theme')?.addEventListener('click', switchTheme);
}
