import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, telecentreParams } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import { editedDepartments } from '../administration/edited-place.js';
import { EditingService } from '../administration/editing.service.js';
import { keyOf, unusedKey } from '../administration/names.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import type { FileTelecentre } from '../network-file/schema.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { html, type Answer } from '../platform/web/answer.js';
import type { Commune } from '../telecentres/communes.js';
import { readCommune, zonesOf } from './communes-form.js';
import { newPlaceForm, placeForm } from './place.schemas.js';
import { NewPlacePage, PLACE_PART, PlacePage } from './place.views.js';
import { COMMUNE_CENTRE, readPosition } from './position-form.js';
import { readTariff } from './tariff-form.js';

const ask = { access: 'network.edit' } satisfies PageDescription;
const create = { access: 'network.edit', form: newPlaceForm } satisfies PageDescription;
const show = { access: 'network.edit', params: telecentreParams, query: doneQuery } satisfies PageDescription;
const save = { access: 'network.edit', params: telecentreParams, form: placeForm } satisfies PageDescription;

type PlaceFields = NonNullable<PageInputOf<typeof save>['form']['value']>;
interface Shown {
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

/** A telecentre from nothing, and what is said of where it is and who is there. */
@Controller('administration/telecentres')
export class PlacePages {
  constructor(
    private readonly editing: EditingService,
    private readonly database: Database,
  ) {}

  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return html(await this.asked(visit, {}));
  }

  @Post('new')
  @Page(create)
  async create(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof create>): Promise<Answer> {
    const { typed } = form;
    const read = form.value === null ? null : await this.communeOf(visit, form.value.near);
    if (form.errors || read === null || 'wrong' in read) {
      const near = read !== null && 'wrong' in read ? { near: read.wrong[visit.language] } : {};
      const wrong = { value: null, errors: { ...form.errors, ...near }, typed };
      return html(await this.asked(visit, { form: wrong }), 422);
    }
    const { commune } = read;
    const fields = form.value;
    return doneOrAgain(
      async () => {
        let slug = '';
        await this.editing.add(visitorOf(visit).caller, ({ telecentres }) => {
          slug = unusedKey(keyOf(commune.name, 50), new Set(['new', ...telecentres.map((one) => one.slug)]));
          return { telecentres: [newTelecentre(slug, commune, fields)] };
        });
        return `${placePath(slug)}?done=created`;
      },
      (refusal) => this.asked(visit, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  @Get(':slug/place')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(visit, params.slug, { done: query.done }));
  }

  @Post(':slug/place')
  @Page(save)
  async save(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof save>,
  ): Promise<Answer> {
    const { typed } = form;
    const { caller } = visitorOf(visit);
    const { file } = await this.editing.open(caller, slug);
    const [position, cost] = [readPosition(typed, file), readTariff(typed, file)];
    if (form.errors || 'wrong' in position || 'wrong' in cost) {
      const wrongs = [position, cost].flatMap((one) =>
        'wrong' in one ? [[one.field, one.wrong[visit.language]]] : [],
      );
      const errors = { ...form.errors, ...(Object.fromEntries(wrongs) as Record<string, string>) };
      const wrong = { value: null, errors, typed };
      return html(await this.page(visit, slug, { form: wrong }), 422);
    }
    const { location } = position;
    const { tariff } = cost;
    const { value } = form;
    return doneOrAgain(
      async () => {
        const change = (file: FileTelecentre): FileTelecentre => ({
          ...file,
          name: value.name,
          location,
          tariff,
          host: { ...file.host, ...hostOf(value) },
          access: { regime: value.regime, instructions: value.instructions },
        });
        await this.editing.change(caller, slug, { part: PLACE_PART, shown: value.shown, change });
        return `${placePath(slug, 'place')}?done=saved`;
      },
      (refusal) => this.page(visit, slug, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  /** Only where the visitor may add a telecentre. */
  private async communeOf(
    visit: Visit,
    text: string,
  ): Promise<{ readonly commune: Commune } | { readonly wrong: Words }> {
    const read = readCommune(text);
    if ('wrong' in read) return read;
    const departments = await editedDepartments(this.database, visitorOf(visit).caller);
    return departments.some(({ code }) => code === read.commune.department) ? read : { wrong: ELSEWHERE };
  }

  private async asked(visit: Visit, shown: Shown): Promise<JSX.Element> {
    const departments = await editedDepartments(this.database, visitorOf(visit).caller);
    return <NewPlacePage visit={visit} departments={departments} {...shown} />;
  }

  private async page(visit: Visit, slug: string, shown: Shown): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    return <PlacePage visit={visit} {...open} {...shown} />;
  }
}

const ELSEWHERE: Words = {
  fr: 'cette commune n’est dans aucun de vos départements',
  en: 'this commune is in none of your departments',
};

/** Hidden, shut and empty: what is there, and when, is said on the next pages. The rest is what the network file assumes. */
function newTelecentre(slug: string, commune: Commune, fields: Omit<PlaceFields, 'shown'>): object {
  const shut = { segments: [] };
  const { inseeCode, name, department, latitude, longitude, postcodes } = commune;
  return {
    slug,
    name: fields.name,
    department,
    commune: { inseeCode, name, postcode: postcodes[0] },
    location: { latitude, longitude, precision: COMMUNE_CENTRE },
    ...zonesOf(department),
    closedOnPublicHolidays: true,
    published: false,
    hoursConfirmed: false,
    openingHours: {
      week: { mon: shut, tue: shut, wed: shut, thu: shut, fri: shut, sat: shut, sun: shut },
    },
    access: { regime: fields.regime, instructions: fields.instructions },
    resources: [],
    host: { kind: 'other', ...hostOf(fields) },
    tariff: null,
    speciality: null,
  };
}

function hostOf({ structure, staffed, contactEmail, phone, address }: Omit<PlaceFields, 'shown'>) {
  return { structure, staffed: staffed === 'yes', contactEmail, phone, address };
}
