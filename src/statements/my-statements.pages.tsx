import { Controller, Get } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { download, html, type Answer } from '../platform/web/answer.js';
import { monthAtNow } from './asked-month.js';
import { monthsUntil } from './month-chooser.views.js';
import { statementPaper } from './statement-papers.js';
import { MyStatementsPage, PlacesPage } from './my-statements.views.js';
import { placesCsv } from './statements-csv.js';
import { pdfAnswer } from './statements.pages.js';
import { monthFields, monthQuery, ownParams } from './statements.schemas.js';
import { StatementsService } from './statements.service.js';

const mine = { access: 'statements.own', asked: monthFields } satisfies PageDescription;
const minePdf = { access: 'statements.own', params: ownParams } satisfies PageDescription;
const places = { access: 'statements', asked: monthFields } satisfies PageDescription;
const placesFile = { access: 'statements', query: monthQuery } satisfies PageDescription;

/** One's own statements; and the sums of the places that somebody looks after. */
@Controller('statements')
export class MyStatementsPages {
  constructor(
    private readonly statements: StatementsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(mine)
  async mine(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof mine>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const month = asked.value?.month ?? monthAtNow(this.clock.now());
    const statements = await this.statements.mine(caller, month);
    const chosen = { months: await this.statements.myMonths(caller), isWrong: asked.errors !== null };
    return html(
      <MyStatementsPage visit={visit} month={month} chosen={chosen} statements={statements} />,
      asked.errors ? 422 : 200,
    );
  }

  @Get(':telecentre/:month/sheet.pdf')
  @Page(minePdf)
  async minePdf(
    @Visiting() visit: Visit,
    @Input() { params: { telecentre, month } }: PageInputOf<typeof minePdf>,
  ): Promise<Answer> {
    const own = await this.statements.mine(visitorOf(visit).caller, month);
    const there = own.find(({ at }) => at.telecentre.slug === telecentre);
    if (there === undefined) throw notFound();
    const paper = statementPaper(there.at, there.statement, this.clock.now(), visit.language);
    return pdfAnswer(paper, `${telecentre}-${month}`, visit);
  }

  @Get('telecentres')
  @Page(places)
  async places(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof places>): Promise<Answer> {
    const current = monthAtNow(this.clock.now());
    const month = asked.value?.month ?? current;
    const sums = await this.statements.ofPlaces(visitorOf(visit).caller, month);
    const chosen = {
      months: monthsUntil(current, await this.statements.firstMonthOf(sums)),
      isWrong: asked.errors !== null,
    };
    return html(
      <PlacesPage visit={visit} month={month} chosen={chosen} places={sums} />,
      asked.errors ? 422 : 200,
    );
  }

  @Get('telecentres.csv')
  @Page(placesFile)
  async placesCsv(
    @Visiting() visit: Visit,
    @Input() { query }: PageInputOf<typeof placesFile>,
  ): Promise<Answer> {
    const month = query.month ?? monthAtNow(this.clock.now());
    const sums = await this.statements.ofPlaces(visitorOf(visit).caller, month);
    const name = `${visit.language === 'fr' ? 'releves' : 'statements'}-${month}.csv`;
    return download('text/csv; charset=utf-8', name, placesCsv(sums, visit.language));
  }
}
