import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { monthInWords } from '../platform/i18n/in-words.js';
import { Icon } from '../platform/web/icon.js';
import type { Month } from '../reservation/months.js';
import type { MonthAtPlace } from './books.js';
import { MonthChooser, type Chosen } from './month-chooser.views.js';
import { OfOne } from './one-statement.views.js';
import { totalOf } from './statement.js';
import { SumTable } from './statement-tables.views.js';
import type { OneStatement } from './statements.service.js';
import { titleOfStatement } from './statements.titles.js';
import { STATEMENTS_WORDS as WORDS } from './statements.words.js';

/** One's own: nobody owes more than stands there. */
export function MyStatementsPage({
  visit,
  month,
  chosen,
  statements,
}: {
  readonly visit: Visit;
  readonly month: Month;
  readonly chosen: Chosen;
  readonly statements: readonly OneStatement[];
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.mine[language]} within="/account">
      <p class="kicker">
        <a href="/account">{WORDS.myAccount[language]}</a>
      </p>
      <h1>{WORDS.mine[language]}</h1>
      <MonthChooser path="/statements" month={month} {...chosen} language={language} />
      {statements.length === 0 && <p>{WORDS.nothing[language]}</p>}
      {statements.map(({ at, statement }) => (
        <section key={at.telecentre.slug}>
          <h2>
            {at.telecentre.name}, {monthInWords(month, language)}
          </h2>
          <OfOne
            at={at}
            statement={statement}
            besideState={statement.number && titleOfStatement(at, statement, language)}
            language={language}
          >
            <a class="button quiet" href={`/statements/${at.telecentre.slug}/${month}/sheet.pdf`}>
              <Icon name="file-earmark-text" /> {WORDS.pdf[language]}
              <span class="unseen">, {at.telecentre.name}</span>
            </a>
          </OfOne>
        </section>
      ))}
    </Framed>
  );
}

/** Sums of each place, for those who look after several. */
export function PlacesPage({
  visit,
  month,
  chosen,
  places,
}: {
  readonly visit: Visit;
  readonly month: Month;
  readonly chosen: Chosen;
  readonly places: readonly MonthAtPlace[];
}): JSX.Element {
  const { language } = visit;
  const departments = [
    ...new Map(places.map(({ telecentre: { department } }) => [department.code, department])).values(),
  ];
  return (
    <Framed visit={visit} title={WORDS.places[language]} within="/host">
      <h1>{WORDS.places[language]}</h1>
      <MonthChooser path="/statements/telecentres" month={month} {...chosen} language={language} />
      {departments.map(({ code, name }) => (
        <section key={code}>
          <h2>{name}</h2>
          <SumTable
            caption={name}
            head={WORDS.telecentre[language]}
            rows={places
              .filter(({ telecentre }) => telecentre.department.code === code)
              .map(({ telecentre, statements }) => ({
                name: (
                  <a href={`/telecentres/${telecentre.slug}/statements?month=${month}`}>{telecentre.name}</a>
                ),
                beside: null,
                halfDays: statements.reduce((sum, { halfDays }) => sum + halfDays, 0),
                cents: totalOf(statements),
              }))}
            language={language}
          />
        </section>
      ))}
      <p class="actions">
        <a href={`/statements/telecentres.csv?month=${month}`}>
          <Icon name="download" />
          {WORDS.csv[language]}
        </a>
      </p>
    </Framed>
  );
}
