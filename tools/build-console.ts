// Builds the console where its sources changed, and prints the folder. `weir serve` does the same when it starts; images and test runs do it beforehand.
import { builtConsole } from '#cli/serve/console-build.ts';

const folder = await builtConsole((text) => console.error(text));
if (folder === undefined) process.exitCode = 1;
else console.log(folder);
