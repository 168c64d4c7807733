/** One page for whoever decides about the place: what it was for, and nothing about anybody. */
import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { KIND } from '../bookings/kind.words.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Language } from '../platform/i18n/language.js';
import { queryOf } from './asked-span.js';
import type { Figures } from './figures.service.js';
import {
  BROUGHT_BY_WORDS,
  FIGURES_WORDS as WORDS,
  numberInWords,
  partInWords,
  percentInWords,
  spanInWords,
  toldInWords,
} from './figures.words.js';
import { HeatMap } from './heat-map.views.js';
import { kindsOf } from './kinds.js';
import { percentOf } from './occupancy.js';
import { sentencesOf, SHEET_WORDS } from './sheet.words.js';
import { UseTable } from './use-table.views.js';

export function SheetPage({
  visit,
  figures,
}: {
  readonly visit: Visit;
  readonly figures: Figures;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, span, until } = figures;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="figures" title={SHEET_WORDS.title[language]}>
      <p class="unprinted">
        {SHEET_WORDS.print[language]}{' '}
        <a href={`/telecentres/${telecentre.slug}/figures${queryOf(span)}`}>{SHEET_WORDS.back[language]}</a>
      </p>
      <article class="mayor-sheet">
        <p class="span">
          {telecentre.commune.name}, {spanInWords(span, language, until)}
        </p>
        {sentencesOf(figures, language).map((sentence) => (
          <p>{sentence}</p>
        ))}
        {figures.occupancy.open > 0 && <InFigures figures={figures} language={language} />}
        <p class="muted">{SHEET_WORDS.footnote[language]}</p>
      </article>
    </HostFrame>
  );
}

function InFigures({
  figures: { occupancy, people, before },
  language,
}: {
  readonly figures: Figures;
  readonly language: Language;
}): JSX.Element {
  const told = people.broughtBy.filter((one) => one.people !== null);
  return (
    <>
      <dl class="key-figures">
        <KeyFigure name={WORDS.halfDaysUsed[language]} figure={numberInWords(occupancy.used, language)} />
        <KeyFigure name={WORDS.occupancy[language]} figure={percentInWords(percentOf(occupancy), language)} />
        <KeyFigure name={WORDS.people[language]} figure={toldInWords(people.total, language)} />
        <KeyFigure
          name={WORDS.emptyHalfDays[language]}
          figure={numberInWords(occupancy.emptyHalfDays, language)}
        />
      </dl>
      <div class="beside">
        <section>
          <h2>{WORDS.uses[language]}</h2>
          <UseTable
            caption={WORDS.uses[language]}
            head={WORDS.kind[language]}
            rows={kindsOf(occupancy.units).map((use) => ({
              name: KIND[language][use.kind],
              use,
              before: kindsOf(before.occupancy.units).find(({ kind }) => kind === use.kind) ?? NOTHING,
            }))}
            language={language}
          />
          {told.length > 0 && (
            <>
              <h2>{WORDS.broughtBy[language]}</h2>
              <dl class="facts of-area">
                {told.map((one) => (
                  <>
                    <dt>{BROUGHT_BY_WORDS[one.broughtBy][language]}</dt>
                    <dd>{partInWords(one.people, language)}</dd>
                  </>
                ))}
              </dl>
            </>
          )}
        </section>
        <section>
          <h2>{WORDS.week[language]}</h2>
          <HeatMap heat={occupancy.heat} language={language} />
        </section>
      </div>
    </>
  );
}

function KeyFigure({ name, figure }: { readonly name: string; readonly figure: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{figure}</strong>
      </dd>
    </div>
  );
}

const NOTHING = { open: 0, used: 0 };
