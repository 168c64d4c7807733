import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { AreaOfPlaces } from './areas.js';
import { queryOf } from './asked-span.js';
import type { AreaFigures } from './figures.service.js';
import {
  areaInWords,
  FIGURES_WORDS as WORDS,
  partInWords,
  percentInWords,
  spanInWords,
  trendInWords,
  useInWords,
} from './figures.words.js';
import { percentOf } from './occupancy.js';
import { SpanPicker } from './span-picker.views.js';
import type { Span } from './span.js';
import { UseTable } from './use-table.views.js';

/** Departments and the network at a glance, with the ways to each telecentre. */
export function AreasPage({
  visit,
  figures: { span, until, areas },
  asked,
}: {
  readonly visit: Visit;
  readonly figures: AreaFigures;
  readonly asked: Filled<unknown>;
}): JSX.Element {
  const { language } = visit;
  const title = `${WORDS.title[language]}, ${spanInWords(span, language, until)}`;
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <SpanPicker path="/figures" span={span} asked={asked} language={language} />
      {areas.map((one) => (
        <Area key={areaInWords(one.area, language)} area={one} span={span} language={language} />
      ))}
      <p class="actions">
        <a href={`/figures.csv${queryOf(span)}`}>
          <Icon name="download" />
          {WORDS.download[language]}
        </a>
      </p>
    </Framed>
  );
}

function Area({
  area,
  span,
  language,
}: {
  readonly area: AreaOfPlaces;
  readonly span: Span;
  readonly language: Language;
}): JSX.Element {
  const name = areaInWords(area.area, language);
  return (
    <section>
      <h2>{name}</h2>
      <dl class="facts of-area">
        <dt>{WORDS.occupancy[language]}</dt>
        <dd>
          <strong>{percentInWords(percentOf(area.now), language)}</strong> ({useInWords(area.now, language)})
        </dd>
        {area.people !== undefined && (
          <>
            <dt>{WORDS.people[language]}</dt>
            <dd>{partInWords(area.people, language)}</dd>
          </>
        )}
        <dt>{WORDS.lastYear[language]}</dt>
        <dd>{trendInWords(area.now, area.before, language) ?? WORDS.nothingLastYear[language]}</dd>
      </dl>
      {area.places.length > 0 && (
        <UseTable
          caption={`${WORDS.telecentres[language]}, ${name}`}
          head={WORDS.telecentre[language]}
          rows={area.places.map(({ telecentre, now, before }) => ({
            name: <a href={`/telecentres/${telecentre.slug}/figures${queryOf(span)}`}>{telecentre.name}</a>,
            use: now,
            before,
          }))}
          language={language}
        />
      )}
    </section>
  );
}
