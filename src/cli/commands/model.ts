import { type Command, Option } from 'commander';
import type { Register, Run } from '../main.ts';
import { type CompareFlags, compareModels } from '../model/compare.ts';
import { fitModel } from '../model/fit.ts';
import type { FitFlags } from '../model/fit-request.ts';
import { SPLIT_PARTS } from '../model/fixed-split.ts';
import { type ImportFlags, importModel } from '../model/import.ts';
import { wrongRefusals } from '../model/refusals.ts';
import { type ScoreFlags, scoreModel } from '../model/score.ts';
import { type SegmentsFlags, segmentsOfModel } from '../model/segments.ts';
import { type GateFlags, validateModel } from '../model/validate.ts';
import { registerModelRelease } from './model-release.ts';

export const registerModel: Register = (program, run) => {
  const model = program
    .command('model')
    .description(
      'credit models: fit, score, validate and compare on plain tables; register, release and roll back on a server',
    )
    .addHelpText('after', '\nExample: weir model fit loans.csv --target BAD --exclude id --out scorecard.json');
  registerFit(model, run);
  registerScore(model, run);
  registerValidate(model, run);
  registerSegments(model, run);
  registerRefusals(model, run);
  registerCompare(model, run);
  registerImport(model, run);
  registerModelRelease(model, run);
};

function registerFit(model: Command, run: Run): void {
  model
    .command('fit')
    .description('learns a scorecard or boosted trees from a table and warns of columns that know the outcome')
    .argument('<data>', 'a table: CSV, XLSX, JSON, NDJSON, blank-separated .asc; also .gz; - for standard input')
    .requiredOption('--target <column>', 'the column of the outcome')
    .option('--bad <value>', 'the value that means bad; needed unless it is 1, true, yes, 是, bad, default or 违约')
    .addOption(new Option('--kind <kind>', 'the kind of model').choices(['scorecard', 'boosted']).default('scorecard'))
    .option('--exclude <columns>', 'columns to leave out, separated by commas; repeatable', collect, [])
    .option('--special <values>', 'values with a bin of their own, such as -9,-8; repeatable', collect, [])
    .option(
      '--monotone <trends>',
      'auto, or column:+ where the risk of bad rises with the value and column:- where it falls; repeatable',
      collect,
      [],
    )
    .option('--segment <column>', 'a column by which bad rates are pooled and validation is split; no feature')
    .option('--min-bin <n>', 'scorecard: the fewest rows in a bin: a count, or a share below 1 (default: 0.05)')
    .option('--trees <n>', 'boosted: how many trees (default: as many as lose least on rows that are held out)')
    .option('--depth <n>', 'boosted: how deep a tree is, 1 to 8 (default: 4, or what loses least on a small table)')
    .option('--bins <n>', 'boosted: the most bins of a column, 2 to 255 (default: 255)')
    .option('--rate <share>', 'boosted: the share of each tree that is taken (default: 0.05)')
    .option('--seed <n>', 'boosted: seed of what each tree sees (default: 1)')
    .option('--workers <n>', 'boosted: threads; the model is the same on any number (default: as many as processors)')
    .addOption(rowsOption())
    .option('--out <file>', 'where the model is written, as JSON')
    .addHelpText(
      'after',
      '\nExamples: weir model fit loans.csv --target BAD --exclude id --out scorecard.json --json' +
        '\n          weir model fit loans.csv --target BAD --kind boosted --monotone auto --out trees.json',
    )
    .action(run(async (output, data: string, flags: FitFlags) => fitModel(output, data, flags)));
}

function registerImport(model: Command, run: Run): void {
  model
    .command('import')
    .description('makes boosted trees of an ONNX file ours, with a table of cases with outcomes')
    .argument('<onnx>', 'a file with one TreeEnsembleClassifier (LOGISTIC) or TreeEnsembleRegressor')
    .argument('<data>', 'the reference table: the model’s columns and the outcome')
    .requiredOption('--target <column>', 'the column of the outcome')
    .option('--bad <value>', 'the value that means bad')
    .option(
      '--columns <names>',
      'the features in the order of the model (default: all columns but the outcome)',
      collect,
      [],
    )
    .option('--out <file>', 'where the model is written, as JSON')
    .addHelpText(
      'after',
      '\nExample: weir model import trees.onnx loans.csv --target BAD --columns LOAN,VALUE --out m.json',
    )
    .action(
      run(async (output, onnx: string, data: string, flags: ImportFlags) => importModel(output, onnx, data, flags)),
    );
}

function registerScore(model: Command, run: Run): void {
  model
    .command('score')
    .description('gives each row a PD with its 90 % interval, an action, reasons, and what to ask for')
    .argument('<model>', 'a model, as model fit writes it')
    .argument('<data>', 'a table with the same columns; an empty cell is unknown: it widens the interval, no more')
    .option('--out <file>', 'writes the rows as CSV')
    .addOption(blankOption('unknown'))
    .addOption(rowsOption())
    .addHelpText('after', '\nExample: weir model score scorecard.json applicants.csv --out scores.csv')
    .action(
      run(async (output, file: string, data: string, flags: ScoreFlags) => scoreModel(output, file, data, flags)),
    );
}

function registerValidate(model: Command, run: Run): void {
  outcomeOptions(
    model
      .command('validate')
      .description('discrimination, calibration and stability on cases whose outcome is known')
      .argument('<model>', 'a model, as model fit writes it')
      .argument('<data>', 'a table with the same columns and the outcome'),
  )
    .option('--fairness <columns>', 'columns whose groups should be treated alike; repeatable', collect, [])
    .option(
      '--known-beforehand <columns>',
      'columns that you vouch were known at the decision; repeatable',
      collect,
      [],
    )
    .addHelpText(
      'after',
      '\nExample: weir model validate scorecard.json later-loans.csv --fairness industry,region --json',
    )
    .action(
      run(async (output, file: string, data: string, flags: GateFlags) => validateModel(output, file, data, flags)),
    );
}

function registerSegments(model: Command, run: Run): void {
  outcomeOptions(
    model
      .command('segments')
      .description(
        'whether a model is calibrated in each group of each level, with intervals that small groups are honest with',
      )
      .argument('<model>', 'a model, as model fit writes it')
      .argument('<data>', 'a table with the same columns, those of the groups, and the outcome'),
  )
    .requiredOption('--by <columns>', 'columns of groups, the widest first, such as industry,province', collect, [])
    .addHelpText('after', '\nExample: weir model segments scorecard.json later-loans.csv --by industry,province --json')
    .action(
      run(async (output, file: string, data: string, flags: SegmentsFlags) =>
        segmentsOfModel(output, file, data, flags),
      ),
    );
}

function registerRefusals(model: Command, run: Run): void {
  model
    .command('refusals')
    .description(
      'what refusals cost: outcomes of those in the learning band that were lent to, weighed by their chance',
    )
    .argument('<cases>', 'a table with segment, propensity, accepted (0/1), bad (0/1 or empty) and resultFen')
    .addHelpText('after', '\nExample: weir model refusals band.csv --json')
    .action(run(async (output, file: string) => wrongRefusals(output, file)));
}

function registerCompare(model: Command, run: Run): void {
  outcomeOptions(
    model
      .command('compare')
      .description('two models on the same cases: paired areas, paired profit')
      .argument('<a>', 'a model')
      .argument('<b>', 'another')
      .argument('<data>', 'a table with the columns of both and the outcome'),
  )
    .option('--margin <share>', 'what a repaid loan of 1 earns', '0.06')
    .option('--lgd <share>', 'what a bad loan of 1 loses', '0.5')
    .option('--seed <n>', 'seed of the resampling', '1')
    .addHelpText('after', '\nExample: weir model compare champion.json challenger.json later-loans.csv --json')
    .action(
      run(async (output, a: string, b: string, data: string, flags: CompareFlags) =>
        compareModels(output, [a, b], data, flags),
      ),
    );
}

function outcomeOptions(command: Command): Command {
  return command
    .option('--target <column>', 'the column of the outcome, where it is not the one of the fit')
    .option('--bad <value>', 'the value that means bad, where it is not the one of the fit')
    .addOption(blankOption('absent'))
    .addOption(rowsOption());
}

function blankOption(standard: 'unknown' | 'absent'): Option {
  return new Option('--blank <meaning>', 'what an empty cell means: not known yet, or not there at all (as in the fit)')
    .choices(['unknown', 'absent'])
    .default(standard);
}

function rowsOption(): Option {
  return new Option('--rows <part>', 'all rows, or one part of a fixed split by row number (30 % test)')
    .choices(SPLIT_PARTS)
    .default('all');
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, ...value.split(',').map((item) => item.trim())].filter((item) => item !== '');
}
