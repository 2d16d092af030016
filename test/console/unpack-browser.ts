// Unpacks the browser of the npm package into TMPDIR and prints where it lies. In a process of its own, since the package
// reads the environment when it is loaded.
const { default: chromium } = await import('@sparticuz/chromium');
console.log(await chromium.executablePath());
