const KEY = 'firsat-demo:theme';

/** Whether the page is dark now: by choice, else as the system is. */
export function isDark(): boolean {
  const { colorScheme } = document.documentElement.style;
  return (
    colorScheme === 'dark' || (colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  );
}

/** What was chosen before; a page that nobody has chosen for follows the system, live. */
export function startTheme(changed: () => void): void {
  document.documentElement.style.colorScheme = localStorage.getItem(KEY) ?? 'light dark';
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

export function switchTheme(): void {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.style.colorScheme = next;
  localStorage.setItem(KEY, next);
}
