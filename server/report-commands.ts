import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { MAIL_LANGUAGES, type MailLanguage } from '../protocol/index.js';
import type { Surroundings } from './surroundings.js';
import { readConfig, type Config } from './config.js';
import { latestPeriod, type Every } from './domain/report-period.js';
import { openStore } from './main.js';
import { createMailer, type Letter } from './telling/mailer.js';
import { readReport } from './telling/report.js';
import { reportLetter } from './telling/report-letter.js';

interface Options {
  site: string;
  every: Every;
  language: MailLanguage;
}

/** Adds `report`: the latest report of a site, shown or sent. */
export function addReportCommands(program: Command, { env, out }: Surroundings): void {
  const letterOf = async (config: Config, { site: id, every, language }: Options): Promise<Letter> => {
    const store = await openStore(config);
    try {
      const site = await store.getSite(id);
      if (!site) throw new Error(`There is no site "${id}". "luciole site list" shows those there are.`);
      const period = latestPeriod(every, site.timezone, Date.now());
      const report = await readReport(store, site, { every, ...period });
      return reportLetter(report, language, { publicUrl: config.publicUrl });
    } finally {
      await store.close();
    }
  };
  const withOptions = (command: Command) =>
    command
      .requiredOption('--site <id>', 'the site')
      .addOption(
        new Option('--every <period>', 'the latest whole week or month')
          .choices(['weekly', 'monthly'])
          .default('weekly' satisfies Every),
      )
      .addOption(
        new Option('--language <code>', 'its language')
          .choices(MAIL_LANGUAGES)
          .default('en' satisfies MailLanguage),
      );

  const report = program.command('report').description('what is mailed of a site');
  withOptions(report.command('show'))
    .description('print the latest report')
    .addOption(
      new Option('--format <form>', 'text, or the page that readers of mail show')
        .choices(['text', 'html'])
        .default('text'),
    )
    .option('--json', 'for programs: subject, text and html')
    .action(async ({ format, json, ...options }: Options & { format: 'text' | 'html'; json?: true }) => {
      const letter = await letterOf(readConfig(env), options);
      out(json ? `${JSON.stringify(letter)}\n` : letter[format]);
    });
  withOptions(report.command('send'))
    .description('mail the latest report to somebody, once, whatever they asked for')
    .requiredOption('--to <email>', 'whom')
    .action(async ({ to, ...options }: Options & { to: string }) => {
      const config = readConfig(env);
      if (!z.email().safeParse(to).success) throw new Error(`"${to}" is not an email address.`);
      if (!config.mail)
        throw new Error(
          'Mail is not set up: LUCIOLE_SMTP_URL says how it is sent, LUCIOLE_MAIL_FROM who it comes from.',
        );
      const letter = await letterOf(config, options);
      const mailer = createMailer({ ...config.mail, publicUrl: config.publicUrl });
      await mailer.send({ ...letter, to, id: randomUUID() }).catch((cause: unknown) => {
        throw new Error(`The mail server did not take it: ${(cause as Error).message}.`, { cause });
      });
      out(`Sent to ${to}: ${letter.subject}\n`);
    });
}
