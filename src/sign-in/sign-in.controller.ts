import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { localPath } from '../platform/web/local-path.js';
import { SignInLinksService } from './sign-in-links.service.js';
import { newSignInLink } from './sign-in.schemas.js';

const send = {
  tag: 'My account',
  summary: 'Have a link mailed, to sign in with',
  description: 'The answer is the same whether the address is known or not.',
  access: 'public',
  body: newSignInLink,
  answers: { 202: { description: 'If the address is right, a mail is on its way' } },
  problems: [429],
} satisfies EndpointDescription;

@Controller('api/v1/sign-in-links')
export class SignInController {
  constructor(private readonly links: SignInLinksService) {}

  @Post()
  @HttpCode(202)
  @Endpoint(send)
  async send(
    @Input() { body, language }: InputOf<typeof send>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.links.send({ email: body.email, language, returnTo: localPath(body.to, '/'), source: ip });
  }
}
