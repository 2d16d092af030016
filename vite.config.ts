import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Scripts and styles lie beside their compressed forms, so that no request has to wait for a compressor. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir }) {
      const assets = join(dir!, 'assets');
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const file = join(assets, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Where the component library writes a style without saying whose: its measure of scroll bars does, and the content policy would refuse it. */
function nonced(): Plugin {
  return {
    name: 'nonced',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('@rc-component/util/es/Dom/dynamicCSS.js')) return undefined;
      const given = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;';
      if (!code.includes(given)) throw new Error('the component library writes styles in another way now');
      const page = `document.querySelector('meta[property=csp-nonce]')?.nonce`;
      return code.replace(given, `const nonce = csp?.nonce ?? ${page};\n  if (nonce) {\n    styleNode.nonce = nonce;`);
    },
  };
}

/** The console, from `src/console`. `weir serve` builds it where it is not built yet and says where to. */
export default defineConfig({
  root: 'src/console',
  plugins: [react(), nonced(), compressed()],
  // Replaced in every answer: styles that antd writes at run time carry it, and nothing inline runs without it.
  html: { cspNonce: 'WEIR_NONCE' },
  build: {
    outDir: join(import.meta.dirname, 'dist/console/by-hand'),
    emptyOutDir: true,
    target: 'es2023',
    // Inlined fonts and pictures would need `data:` in the content policy.
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ }],
        },
      },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
