/** The service as a whole: the modules, and the HTTP server around them. */
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import { AppModule, type AppOptions } from './app.module.js';
import { serveCalDav } from './caldav/caldav.js';
import { API, PAGES } from './controllers.js';
import { onlyReadCalendars } from './calendar-feeds/only-reading.js';
import { acceptOneClick } from './notifications/one-click.js';
import { isPermission, PERMISSIONS } from './permissions/permissions.js';
import { serveDocumentation } from './platform/http/documentation.js';
import { InputInterceptor, type Access } from './platform/http/endpoint.js';
import { openApiDocument, routesOf } from './platform/http/openapi.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { acceptJsonAndForms, closeOnceIdle, createAdapter, securityHeaders } from './platform/http/server.js';
import { sendPagesWell } from './platform/http/sent-pages.js';
import { serveOperatorFiles } from './platform/web/operator-files.js';
import { Site } from './platform/web/site.js';
import { serveStaticFiles } from './platform/web/static.js';

export interface ServiceOptions extends AppOptions {
  readonly logger: LoggerService | false;
}

/** Of the contract that programs rely on, not of the program behind it. */
const API_VERSION = '1.0.0';

/** Where a whole network is pasted; everywhere else a form is small. */
const LARGE_FORMS = ['/administration/network-file/trial', '/administration/network-file/import'];

export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  refuseUnknownAccess();
  const adapter = createAdapter(options.trustProxy);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), adapter, {
    logger: options.logger,
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemFilter(app.get(Site)));
  app.useGlobalInterceptors(new InputInterceptor());
  await app.register(helmet, securityHeaders(options.publicUrl?.startsWith('https:') ?? false));
  const server = adapter.getInstance();
  await acceptJsonAndForms(server, { largeForms: LARGE_FORMS });
  acceptOneClick(server);
  onlyReadCalendars(server);
  await serveCalDav(server, app);
  closeOnceIdle(server);
  sendPagesWell(server);
  serveStaticFiles(server);
  serveOperatorFiles(server, app.get(Site));
  serveDocumentation(server, () => openApiDocument(API, { version: API_VERSION, takesToken }));
  return app;
}

function takesToken(access: Access): boolean {
  return [access].flat().some((name) => isPermission(name) && PERMISSIONS[name].token !== null);
}

/** A misspelt permission would be nobody's; better to hear of it before anybody is served. */
function refuseUnknownAccess(): void {
  for (const { method, path, access } of [...API, ...PAGES].flatMap(routesOf))
    for (const name of [access].flat())
      if (name !== 'public' && !isPermission(name))
        throw new Error(`${method} ${path} asks for the permission "${name}", which does not exist`);
}
