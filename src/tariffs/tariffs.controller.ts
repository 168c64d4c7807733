import { Controller, Get } from '@nestjs/common';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import type { TariffRule } from './tariff-rule.js';
import { ruleInWords } from './tariff-rules.words.js';
import { tariffsAnswer, tariffsQuery } from './tariffs.schemas.js';
import { TariffsService } from './tariffs.service.js';

const list = {
  tag: 'Network',
  summary: 'What things cost, as rules',
  description:
    'Those that count today or will. For each unit the most specific rule counts: a telecentre before its department before ' +
    'the network, a kind of place before all, a category of members before everybody, a narrower window of seniority first. ' +
    'Nothing is paid here.',
  access: 'public',
  query: tariffsQuery,
  answers: { 200: { description: 'The rules', schema: tariffsAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/tariffs')
export class TariffsController {
  constructor(private readonly tariffs: TariffsService) {}

  @Get()
  @Endpoint(list)
  async list(@Input() { query, language }: InputOf<typeof list>): Promise<object> {
    const rules = await this.tariffs.standing(query.telecentre);
    return { tariffs: rules.map((rule) => view(rule, language)) };
  }
}

function view(rule: TariffRule, language: Language): object {
  const { where, ...rest } = rule;
  return {
    ...rest,
    telecentre: where.scope === 'telecentre' ? where.telecentre : null,
    department: where.scope === 'department' ? where.department : null,
    inWords: ruleInWords(rule, language),
  };
}
