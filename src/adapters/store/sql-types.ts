import pg from 'pg';

/**
 * How values of the database reach us. A DATE stays text (the stock parser makes it local midnight and moves the day); int8 is a
 * bigint, since money and moments must not pass through a float; the rest is as the driver has it.
 */
export const SQL_TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && oid === pg.types.builtins.DATE) return (text: string) => text;
    if (format !== 'binary' && oid === pg.types.builtins.INT8) return (text: string) => BigInt(text);
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
};
