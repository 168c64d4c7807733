/** The service as a whole: the modules, and the HTTP server around them. */
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import { AppModule, type AppOptions } from './app.module.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { serveDocumentation } from './platform/http/documentation.js';
import { InputInterceptor } from './platform/http/endpoint.js';
import { HealthController } from './platform/http/health.controller.js';
import { openApiDocument } from './platform/http/openapi.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { acceptOnlyJson, closeOnceIdle, createAdapter, securityHeaders } from './platform/http/server.js';
import { TelecentresController } from './telecentres/telecentres.controller.js';

export interface ServiceOptions extends AppOptions {
  readonly logger: LoggerService | false;
  /** People reach the service over HTTPS. */
  readonly behindTls: boolean;
}

/** What can be called, in the order in which the documentation shows it. */
const CONTROLLERS = [TelecentresController, AvailabilityController, BookingsController, HealthController];

/** Of the contract that programs rely on, not of the program behind it. */
const API_VERSION = '1.0.0';

export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  const adapter = createAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), adapter, {
    logger: options.logger,
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new InputInterceptor());
  await app.register(helmet, securityHeaders(options.behindTls));
  const server = adapter.getInstance();
  acceptOnlyJson(server);
  closeOnceIdle(server);
  serveDocumentation(server, openApiDocument(CONTROLLERS, { version: API_VERSION }));
  return app;
}
