import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { readConfiguration, VARIABLES } from './configuration.ts';

describe('the configuration', () => {
  it('has a default for everything, and takes an empty variable for an absent one', () => {
    const defaults = unwrap(readConfiguration({}));
    expect(defaults).toEqual({ databaseConnections: 20, host: '127.0.0.1', port: 8080, logLevel: 'info' });
    expect(unwrap(readConfiguration({ DATABASE_URL: '', WEIR_PORT: '' }))).toEqual(defaults);
  });

  it.each([
    ['WEIR_PORT', 'eighty'],
    ['WEIR_PORT', '70000'],
    ['WEIR_DATABASE_CONNECTIONS', '1'],
    ['WEIR_LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['WEIR_TRUSTED_PROXIES', '10.0.0.1, everybody'],
    ['WEIR_MASTER_KEY_FILE', '/no/such/file'],
  ])('refuses %s=%s by name', (name, value) => {
    const refused = readConfiguration({ [name]: value });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CONFIGURATION_INVALID', params: { name } } });
  });

  it('is told to operators as it is: the table in the documents has every variable and no other', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/operating/configuration.md'), 'utf8');
    const rows = document.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.map((line) => line.split('|').map((cell) => cell.trim()));
    expect(told.map((cells) => [cells[1], cells[2], cells[3]])).toEqual(
      VARIABLES.map((variable) => [`\`${variable.name}\``, variable.default, variable.meaning.en]),
    );
  });
});
