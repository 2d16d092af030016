const KEY = 'weir.followed';
/** Within this time a second miss is no new build but a fault, which the page shows. */
const ONCE_MS = 60_000;

/** A tab that was opened before the server was renewed asks for files that are gone: it loads the new page instead. */
export function followNewBuild(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < ONCE_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    location.reload();
  });
}
