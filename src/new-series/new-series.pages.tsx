import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { refusalOf, type Refusal } from '../booking-links/refusal.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
  type Typed,
} from '../platform/http/endpoint.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { html, seeOther, unlisted, type Answer } from '../platform/web/answer.js';
import type { SeriesPreview } from '../series/preview.js';
import { SeriesService } from '../series/series.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { ForWhomService, refusedPerson, wrongPerson } from './for-whom.service.js';
import { isForOther } from './for-whom.views.js';
import { NewSeriesPage, type NewSeriesProps } from './new-series.views.js';
import { OwnTimesService } from './own-times.service.js';
import { startWith } from './prefilled.js';
import {
  askedFields,
  makeForm,
  newSeriesPath,
  retryOfForm,
  seriesKey,
  ticksOf,
  wishOfForm,
  wishToMake,
  type AskedFields,
  type MakeFields,
} from './series-form.js';
import { donePath } from './series-path.js';
import { NO_TICKS } from './ticked.js';

const BOOKING = ['bookings.own.change', 'bookings.place.change'];

const ask = { access: BOOKING, asked: askedFields } satisfies PageDescription;
const make = {
  access: BOOKING,
  form: makeForm,
  asksAgain: ({ typed }: SentForm) => newSeriesPath(typed),
} satisfies PageDescription;

/** One form; the same with everything said shows what would become of each date; one press books those that are kept. */
@Controller('series')
export class NewSeriesPages {
  constructor(
    private readonly series: SeriesService,
    private readonly directory: NetworkDirectory,
    private readonly own: OwnTimesService,
    private readonly forWhom: ForWhomService,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof ask>): Promise<Answer> {
    return unlisted(await this.page(visit, asked));
  }

  @Post()
  @Page(make)
  async make(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof make>): Promise<Answer> {
    const { typed, value } = form;
    if (value === null) return this.page(visit, form, UNCLEAR);
    const network = await this.directory.fresh();
    const whom = await this.forWhom.of(visit, typed, network);
    const wrong = wrongPerson(value, whom, visit.language);
    if (wrong !== null) return this.page(visit, form, UNCLEAR, wrong);
    const wish = wishToMake(value, network);
    try {
      const { caller } = visitorOf(visit);
      const { made, differences } = await this.series.make(caller, wish, retryOfForm(value), visit.language);
      return seeOther(
        donePath(
          made.series.id,
          'made',
          differences.map(({ date }) => date),
        ),
      );
    } catch (error) {
      const person = refusedPerson(error, value, whom, visit.language);
      if (person !== null)
        return this.page(visit, form, { ...UNCLEAR, status: person.status }, person.errors);
      return this.page(visit, form, refusedFor(error, visit));
    }
  }

  /** What would become of the dates is looked at anew, whatever stood in the way of the press. */
  private async page(
    visit: Visit,
    form: Filled<AskedFields | MakeFields>,
    refusal: Refusal | null = null,
    wrong: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const network = await this.directory.fresh();
    const own = await this.own.of(visit, network);
    const { typed, value } = form;
    const sent = value !== null && 'keep' in value ? value : null;
    // A link that leads here says some of it, and nothing is wrong with the rest yet.
    const isSent = typed['how'] !== undefined;
    const seen = await this.previewOf(visit, form, network);
    const known: Typed = isSent ? typed : startWith(typed, network, this.clock.now());
    const isOther = isForOther(known);
    const props: NewSeriesProps = {
      ...{ visit, network, refusal, typed: known, preview: seen.preview },
      whom: await this.forWhom.of(visit, known, network),
      errors: { ...(isSent ? form.errors : null), ...seen.errors, ...wrong },
      // What they have themselves keeps nobody else from coming.
      own: isOther ? [] : own.times,
      sendKey: isOther ? (sent?.key ?? randomUUID()) : seriesKey(typed, own.changes),
      ticks: sent === null ? NO_TICKS : ticksOf(sent),
    };
    return html(<NewSeriesPage {...props} />, refusal?.status ?? 200);
  }

  private async previewOf(
    visit: Visit,
    { value }: Filled<AskedFields>,
    network: Network,
  ): Promise<{ readonly preview: SeriesPreview | null; readonly errors: Readonly<Record<string, string>> }> {
    if (value === null) return { preview: null, errors: {} };
    try {
      const wish = wishOfForm(value, network);
      const preview = await this.series.preview(visitorOf(visit).caller, wish, visit.language);
      return { preview, errors: {} };
    } catch (error) {
      return { preview: null, errors: errorsOf(error, value.how) };
    }
  }
}

/** Beside its field it is said what. */
const UNCLEAR: Refusal = { status: 422, messages: [] };

/** Beside the field of this form that it is about. */
function errorsOf(error: unknown, how: string): Readonly<Record<string, string>> {
  if (!(error instanceof Problem) || error.content.status !== 400) throw error;
  const beside: Readonly<Record<string, string>> = {
    rule: 'until',
    dates: 'on1',
    from: how === 'dates' ? 'on1' : 'date',
  };
  return Object.fromEntries(
    fieldErrorsOf(error.content).map(({ field, message }) => [beside[field] ?? field, message]),
  );
}

/** The same page has booked something else since: nobody who reads this knows what a key is. */
function refusedFor(error: unknown, { language }: Visit): Refusal {
  const refusal = refusalOf(error, language);
  const isUsed = error instanceof Problem && error.content.name === 'idempotency-key-reused';
  return isUsed ? { ...refusal, messages: [ALREADY[language]] } : refusal;
}

const ALREADY = {
  fr: 'Vous avez déjà réservé depuis cette page. Regardez «\u00a0Mes réservations\u00a0» avant de recommencer.',
  en: 'You have already booked from this page. Look at “My bookings” before you do it again.',
};
