import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { Answer, download, html, seeOther } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import type { Month } from '../reservation/months.js';
import { monthAtNow } from './asked-month.js';
import { monthsUntil, type Chosen } from './month-chooser.views.js';
import { paperPdf, type Paper } from './statement-pdf.js';
import { employerPaper, monthPaper, statementPaper } from './statement-papers.js';
import { statementsCsv } from './statements-csv.js';
import {
  closingForm,
  employerParams,
  monthFields,
  monthParams,
  statementParams,
  telecentreParams,
} from './statements.schemas.js';
import { StatementsService } from './statements.service.js';
import {
  EmployerPage,
  PlaceStatementsPage,
  StatementPage,
  type PlaceStatementsProps,
} from './statements.views.js';

const ACCESS = 'statements';
const show = { access: ACCESS, params: telecentreParams, asked: monthFields } satisfies PageDescription;
const ofMonth = { access: ACCESS, params: monthParams } satisfies PageDescription;
const closing = {
  access: ACCESS,
  params: monthParams,
  form: closingForm,
  asksAgain: ({ params }) => `/telecentres/${params['slug'] ?? ''}/statements?month=${params['month'] ?? ''}`,
} satisfies PageDescription;
const one = { access: ACCESS, params: statementParams } satisfies PageDescription;
const employer = { access: ACCESS, params: employerParams } satisfies PageDescription;

/** What is due at a place, for whoever receives people there. */
@Controller('telecentres/:slug/statements')
export class StatementsPages {
  constructor(
    private readonly statements: StatementsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, asked }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    const { month = monthAtNow(this.clock.now()), done } = asked.value ?? {};
    const isWrong = asked.errors !== null;
    const shown = { isWrong, isClosedNow: done === 'closed', form: null };
    return html(await this.page(visit, params.slug, month, shown), isWrong ? 422 : 200);
  }

  @Post(':month/closing')
  @Page(closing)
  async close(
    @Visiting() visit: Visit,
    @Input() { params: { slug, month }, form }: PageInputOf<typeof closing>,
  ): Promise<Answer> {
    const again = async (refused: Filled<unknown>): Promise<Answer> =>
      html(await this.page(visit, slug, month, { isWrong: false, isClosedNow: false, form: refused }), 422);
    if (form.errors) return again(form);
    const said = { earlierElsewhere: form.value.earlierElsewhere === 'yes' };
    try {
      await this.statements.close(visitorOf(visit).caller, slug, month, said, visit.language);
    } catch (refusal) {
      return again(refusedForm(form, refusal, visit.language));
    }
    return seeOther(`/telecentres/${slug}/statements?month=${month}&done=closed`);
  }

  @Get(':month/statements.csv')
  @Page(ofMonth)
  async csv(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof ofMonth>): Promise<Answer> {
    const at = await this.statements.ofPlace(visitorOf(visit).caller, params.slug, params.month);
    const name = `${fileWord(visit)}-${params.slug}-${params.month}.csv`;
    return download('text/csv; charset=utf-8', name, statementsCsv([at], visit.language));
  }

  @Get(':month/statements.pdf')
  @Page(ofMonth)
  async pdf(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof ofMonth>): Promise<Answer> {
    const at = await this.statements.ofPlace(visitorOf(visit).caller, params.slug, params.month);
    return pdfAnswer(
      monthPaper(at, this.clock.now(), visit.language),
      `${params.slug}-${params.month}`,
      visit,
    );
  }

  @Get(':month/employers/:siret')
  @Page(employer)
  async employer(
    @Visiting() visit: Visit,
    @Input() { params: { slug, month, siret } }: PageInputOf<typeof employer>,
  ): Promise<Answer> {
    const { sheet } = await this.statements.ofEmployer(visitorOf(visit).caller, slug, month, siret);
    return html(<EmployerPage visit={visit} sheet={sheet} />);
  }

  @Get(':month/employers/:siret/sheet.pdf')
  @Page(employer)
  async employerPdf(
    @Visiting() visit: Visit,
    @Input() { params: { slug, month, siret } }: PageInputOf<typeof employer>,
  ): Promise<Answer> {
    const { sheet, at } = await this.statements.ofEmployer(visitorOf(visit).caller, slug, month, siret);
    return pdfAnswer(
      employerPaper(sheet, at, this.clock.now(), visit.language),
      `${slug}-${month}-${siret}`,
      visit,
    );
  }

  @Get(':month/:key')
  @Page(one)
  async one(
    @Visiting() visit: Visit,
    @Input() { params: { slug, month, key } }: PageInputOf<typeof one>,
  ): Promise<Answer> {
    const found = await this.statements.one(visitorOf(visit).caller, slug, month, key);
    return html(<StatementPage visit={visit} one={found} />);
  }

  @Get(':month/:key/sheet.pdf')
  @Page(one)
  async onePdf(
    @Visiting() visit: Visit,
    @Input() { params: { slug, month, key } }: PageInputOf<typeof one>,
  ): Promise<Answer> {
    const { at, statement } = await this.statements.one(visitorOf(visit).caller, slug, month, key);
    return pdfAnswer(
      statementPaper(at, statement, this.clock.now(), visit.language),
      `${slug}-${statement.number ?? month}`,
      visit,
    );
  }

  private async page(
    visit: Visit,
    slug: string,
    month: Month,
    { isWrong, ...shown }: Pick<PlaceStatementsProps, 'isClosedNow' | 'form'> & Pick<Chosen, 'isWrong'>,
  ): Promise<JSX.Element> {
    const at = await this.statements.ofPlace(visitorOf(visit).caller, slug, month);
    const first = await this.statements.firstMonthOf([at]);
    const chosen = { months: monthsUntil(monthAtNow(this.clock.now()), first), isWrong };
    return <PlaceStatementsPage visit={visit} at={at} chosen={chosen} {...shown} />;
  }
}

/** Shown at once, and printed from there. */
export async function pdfAnswer(paper: Paper, name: string, visit: Visit): Promise<Answer> {
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${fileWord(visit)}-${name}.pdf"`,
    'cache-control': 'no-store',
  };
  return new Answer(200, headers, await paperPdf(paper, visit.language));
}

function fileWord({ language }: Visit): string {
  return language === 'fr' ? 'releves' : 'statements';
}
