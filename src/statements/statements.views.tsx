import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { capitalised, monthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { WhatIsWrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { MonthAtPlace } from './books.js';
import { Closing, type ClosingProps } from './closing.views.js';
import { employersIn, type EmployerSheet } from './employer-sheet.js';
import { MonthChooser, type Chosen } from './month-chooser.views.js';
import { Footnote, OfOne } from './one-statement.views.js';
import { keyOf } from './statement.js';
import { SumTable } from './statement-tables.views.js';
import type { OneStatement } from './statements.service.js';
import { stateOfMonth, titleOfStatement } from './statements.titles.js';
import { debtorInWords, STATEMENTS_WORDS as WORDS, whatInWords } from './statements.words.js';

export interface PlaceStatementsProps extends ClosingProps {
  readonly chosen: Chosen;
  readonly isClosedNow: boolean;
}

/** Who owes what at a place; a month that is over is closed here. */
export function PlaceStatementsPage(props: PlaceStatementsProps): JSX.Element {
  const { visit, at, chosen, isClosedNow, form } = props;
  const { language } = visit;
  const { telecentre, month, statements } = at;
  const path = `/telecentres/${telecentre.slug}/statements`;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="statements" title={WORDS.title[language]}>
      {isClosedNow && (
        <p class="notice" role="status">
          {WORDS.justClosed[language]}
        </p>
      )}
      <WhatIsWrong form={form} language={language} />
      <MonthChooser path={path} month={month} {...chosen} language={language} />
      <h2>{capitalised(monthInWords(month, language))}</h2>
      <p class="muted">{stateOfMonth(at, language)}</p>
      {statements.length === 0 ? (
        <p>{WORDS.nothing[language]}</p>
      ) : (
        <>
          <SumTable
            caption={capitalised(monthInWords(month, language))}
            head={WORDS.who[language]}
            rows={statements.map((statement) => ({
              name: <a href={`${path}/${month}/${keyOf(statement)}`}>{debtorInWords(statement, language)}</a>,
              beside: statement.number,
              halfDays: statement.halfDays,
              cents: statement.cents,
            }))}
            language={language}
          />
          <p class="actions">
            <a class="button quiet" href={`${path}/${month}/statements.pdf`}>
              <Icon name="file-earmark-text" /> {WORDS.pdf[language]}
            </a>
            <a href={`${path}/${month}/statements.csv`}>
              <Icon name="download" />
              {WORDS.csv[language]}
            </a>
          </p>
        </>
      )}
      <Employers at={at} path={path} language={language} />
      <Closing {...props} />
      <Footnote language={language} />
      <p>
        <a href={`/statements/telecentres?month=${month}`}>{WORDS.otherPlaces[language]}</a>
      </p>
    </HostFrame>
  );
}

function Employers({
  at,
  path,
  language,
}: {
  readonly at: MonthAtPlace;
  readonly path: string;
  readonly language: Language;
}): JSX.Element | null {
  const employers = employersIn(at);
  if (employers.length === 0) return null;
  return (
    <section>
      <h2>{WORDS.employers[language]}</h2>
      <p class="muted">{WORDS.employerHelp[language]}</p>
      <ul class="rows">
        {employers.map(({ siret, name }) => (
          <li key={siret}>
            <a class="place-row" href={`${path}/${at.month}/employers/${siret}`}>
              {name ?? siret}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StatementPage({
  visit,
  one: { at, statement },
}: {
  readonly visit: Visit;
  readonly one: OneStatement;
}): JSX.Element {
  const { language } = visit;
  const path = `/telecentres/${at.telecentre.slug}/statements`;
  const besideState = statement.number === null ? null : capitalised(monthInWords(at.month, language));
  return (
    <HostFrame
      visit={visit}
      telecentre={at.telecentre}
      section="statements"
      title={titleOfStatement(at, statement, language)}
    >
      <p>
        <strong>{debtorInWords(statement, language)}</strong>
        {statement.employer !== null && ` · ${statement.employer.name ?? statement.employer.siret}`}
      </p>
      <OfOne at={at} statement={statement} besideState={besideState} language={language}>
        <a class="button quiet" href={`${path}/${at.month}/${keyOf(statement)}/sheet.pdf`}>
          <Icon name="file-earmark-text" /> {WORDS.pdf[language]}
        </a>
        <a href={`${path}?month=${at.month}`}>{WORDS.back[language]}</a>
      </OfOne>
    </HostFrame>
  );
}

export function EmployerPage({
  visit,
  sheet,
}: {
  readonly visit: Visit;
  readonly sheet: EmployerSheet;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, month, employer, people, rentals } = sheet;
  const path = `/telecentres/${telecentre.slug}/statements`;
  const title = employer.name ?? employer.siret;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="statements" title={title}>
      <h2>{capitalised(monthInWords(month, language))}</h2>
      <p class="muted">{WORDS.employerHelp[language]}</p>
      <SumTable
        caption={title}
        head={WORDS.person[language]}
        rows={[
          ...people.map((one) => ({
            ...one,
            name: one.initials ?? WORDS.left[language],
            beside: one.number,
          })),
          ...rentals.map((line) => ({
            name: whatInWords(line, language),
            beside: null,
            halfDays: 0,
            cents: line.cents,
          })),
        ]}
        language={language}
      />
      <p class="actions">
        <a class="button quiet" href={`${path}/${month}/employers/${employer.siret}/sheet.pdf`}>
          <Icon name="file-earmark-text" /> {WORDS.pdf[language]}
        </a>
        <a href={`${path}?month=${month}`}>{WORDS.back[language]}</a>
      </p>
      <Footnote language={language} />
    </HostFrame>
  );
}
