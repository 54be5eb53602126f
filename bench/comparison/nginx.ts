import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFreePort } from '../../scripts/processes.ts'
import { makeFolder } from './endings.ts'
import { startProgram } from './program.ts'
import { provideNginx } from './tools.ts'

/**
 * Serves a folder of files with nginx until the end: one worker, as the site is one process, compressed forms from beside the files,
 * no log, open files kept at hand.
 */
export async function startNginx(files: string): Promise<{ origin: string; hasBrotli: boolean }> {
  const { program, brotliModule } = await provideNginx()
  const folder = makeFolder()
  const port = await findFreePort()
  const configuration = path.join(folder, 'nginx.conf')
  mkdirSync(path.join(folder, 'temporary'))
  writeFileSync(configuration, write({ port, files, folder, brotliModule }))
  const origin = `http://127.0.0.1:${port}`
  await startProgram(
    program,
    ['-p', folder, '-e', 'stderr', '-c', configuration, '-g', 'daemon off;'],
    { answersAt: `${origin}/article` },
  )
  return { origin, hasBrotli: brotliModule !== undefined }
}

function write(given: {
  port: number
  files: string
  folder: string
  brotliModule?: string | undefined
}): string {
  const { port, files, folder, brotliModule } = given
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
${brotliModule ? `load_module ${brotliModule};` : ''}
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/temporary/${name};`).join('\n  ')}
  types {
    text/html html;
    text/css css;
    image/avif avif;
    image/webp webp;
    image/jpeg jpg;
    image/png png;
    image/svg+xml svg;
    font/woff2 woff2;
  }
  charset utf-8;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  open_file_cache max=1000 inactive=60s;
  open_file_cache_valid 60s;
  gzip_static on;
  gzip_vary on;
  ${brotliModule ? 'brotli_static on;' : ''}
  server {
    listen 127.0.0.1:${port};
    root ${files};
    location / { try_files $uri $uri/index.html =404; }
  }
}
`
}
