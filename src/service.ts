/** The service as a whole: the modules, the HTTP server around them, and a polite end. */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoggerService } from '@nestjs/common';
import { AppModule, type AppOptions } from './app.module.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { serveDocumentation } from './platform/http/documentation.js';
import { HealthController } from './platform/http/health.controller.js';
import { openApiDocument } from './platform/http/openapi.js';
import { ProblemFilter, sendProblem } from './platform/http/problem.filter.js';
import { invalidRequest, type ProblemContent } from './platform/http/problem.js';
import { preferredLanguage, type Language } from './platform/i18n/language.js';
import { TelecentresController } from './telecentres/telecentres.controller.js';

export interface ServiceOptions extends AppOptions {
  readonly logger: LoggerService | false;
  /** People reach the service over HTTPS. */
  readonly behindTls: boolean;
}

/** What can be called, in the order in which the documentation shows it. */
const CONTROLLERS = [TelecentresController, AvailabilityController, BookingsController, HealthController];

/** The largest request of ours is a few hundred bytes. */
const BODY_LIMIT = 64 * 1024;
const VERSION = '1.0.0';

export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(request, reply, unreadableAddress(preferredLanguage(request.headers['accept-language'])));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), adapter, {
    logger: options.logger,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.behindTls,
  });
  acceptNoBody(app, adapter);
  serveDocumentation(adapter.getInstance(), openApiDocument(CONTROLLERS, { version: VERSION }));
  return app;
}

/** Many clients announce JSON and send nothing, where there is nothing to say: a cancellation, a confirmation. */
function acceptNoBody(app: NestFastifyApplication, adapter: FastifyAdapter): void {
  const parseJson = adapter.getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parseJson(request as FastifyRequest, body.toString('utf8'), done);
  });
}

function unreadableAddress(language: Language): ProblemContent {
  const message = { fr: 'l’adresse ne peut pas être décodée', en: 'the address cannot be decoded' }[language];
  return invalidRequest([{ field: 'path', message }]).content;
}
