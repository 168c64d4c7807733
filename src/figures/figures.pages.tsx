import { Controller, Get } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { download, html, type Answer } from '../platform/web/answer.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { areasCsvOf } from './areas-csv.js';
import { AreasPage } from './areas.page.views.js';
import { askedSpan } from './asked-span.js';
import { csvOf } from './figures-csv.js';
import { FiguresPage } from './figures.page.views.js';
import { figuresFields, figuresQuery } from './figures.schemas.js';
import { FiguresService, type Figures } from './figures.service.js';
import { SheetPage } from './sheet.page.views.js';

const ACCESS = 'figures';
const CSV = 'text/csv; charset=utf-8';
const show = { access: ACCESS, params: telecentreParams, asked: figuresFields } satisfies PageDescription;
const file = { access: ACCESS, params: telecentreParams, query: figuresQuery } satisfies PageDescription;
const areasFile = { access: ACCESS, query: figuresQuery } satisfies PageDescription;
const areas = { access: ACCESS, asked: figuresFields } satisfies PageDescription;

/** How much a place is used, on a screen, on a sheet of paper and in a spreadsheet. */
@Controller()
export class FiguresPages {
  constructor(
    private readonly figures: FiguresService,
    private readonly clock: Clock,
  ) {}

  @Get('telecentres/:slug/figures')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, asked }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    const figures = await this.of(visit, params.slug, asked.value ?? {});
    return html(<FiguresPage visit={visit} figures={figures} asked={asked} />, asked.errors ? 422 : 200);
  }

  @Get('telecentres/:slug/figures/sheet')
  @Page(file)
  async sheet(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof file>,
  ): Promise<Answer> {
    return html(<SheetPage visit={visit} figures={await this.of(visit, params.slug, query)} />);
  }

  @Get('telecentres/:slug/figures.csv')
  @Page(file)
  async csv(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof file>): Promise<Answer> {
    const figures = await this.of(visit, params.slug, query);
    const { from, to } = figures.span;
    const name = `${params.slug}-${from}-${to}.csv`;
    return download(CSV, name, csvOf(figures, visit.language));
  }

  @Get('figures')
  @Page(areas)
  async areas(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof areas>): Promise<Answer> {
    const span = askedSpan(asked.value ?? {}, this.clock.now());
    const figures = await this.figures.ofAreas(visitorOf(visit).caller, span);
    return html(<AreasPage visit={visit} figures={figures} asked={asked} />, asked.errors ? 422 : 200);
  }

  @Get('figures.csv')
  @Page(areasFile)
  async areasCsv(
    @Visiting() visit: Visit,
    @Input() { query }: PageInputOf<typeof areasFile>,
  ): Promise<Answer> {
    const span = askedSpan(query, this.clock.now());
    const figures = await this.figures.ofAreas(visitorOf(visit).caller, span);
    const name = `telecentres-${span.from}-${span.to}.csv`;
    return download(CSV, name, areasCsvOf(figures, visit.language));
  }

  private of(visit: Visit, slug: string, asked: Parameters<typeof askedSpan>[0]): Promise<Figures> {
    return this.figures.ofTelecentre(visitorOf(visit).caller, slug, askedSpan(asked, this.clock.now()));
  }
}
