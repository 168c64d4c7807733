"""Radicale: a whole feed is put into it as a calendar, and what it then has is read back. Feeds as a JSON list."""
import base64
import io
import json
import sys
import tempfile

import radicale.app
import radicale.config


def ask(application, method, path, body=b''):
    answer = {}
    environment = {
        'REQUEST_METHOD': method,
        'PATH_INFO': path,
        'SCRIPT_NAME': '',
        'CONTENT_TYPE': 'text/calendar; charset=utf-8',
        'CONTENT_LENGTH': str(len(body)),
        'HTTP_AUTHORIZATION': 'Basic ' + base64.b64encode(b'u:p').decode(),
        'wsgi.input': io.BytesIO(body),
        'wsgi.errors': sys.stderr,
    }
    chunks = application(environment, lambda status, headers: answer.update(status=status))
    return int(answer['status'].split()[0]), b''.join(chunks).decode()


def kept(number, text):
    path = f'/u/{number}.ics/'
    status, words = ask(application, 'PUT', path, text.encode())
    if status != 201:
        raise SystemExit(f'PUT answered {status}: {words}')
    return ask(application, 'GET', path)[1]


with tempfile.TemporaryDirectory() as folder:
    configuration = radicale.config.load()
    configuration.update({'storage': {'filesystem_folder': folder}, 'auth': {'type': 'none'}}, 'test')
    application = radicale.app.Application(configuration)
    print(json.dumps([kept(number, text) for number, text in enumerate(json.load(sys.stdin))]))
