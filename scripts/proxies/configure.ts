import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../processes.ts'

export const proxyNames = ['nginx', 'caddy'] as const
export type ProxyName = (typeof proxyNames)[number]

/** The name that the configurations of the guide are written for. */
export const siteName = 'www.example.com'

export type Place = {
  /** Holds certificate, logs and what the proxy keeps for itself. */
  folder: string
  /** Where the proxy listens on this machine. */
  port: number
  sitePort: number
  certificate: string
  key: string
}

/** @returns a configuration of the guide as it stands there. */
export function readConfiguration(file: 'nginx.conf' | 'Caddyfile' | 'nightlight.service'): string {
  return readFileSync(path.join(root, 'docs/running', file), 'utf8')
}

/** nginx's configuration of the guide, with nothing changed but ports, certificate and places of files. */
export function writeNginx(place: Place): string {
  const { folder, port, sitePort, certificate, key } = place
  const site = readConfiguration('nginx.conf')
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replaceAll('listen 80;', `listen 127.0.0.1:${port + 1};`)
    .replaceAll('listen 443 ', `listen 127.0.0.1:${port} `)
    .replaceAll('server 127.0.0.1:3000;', `server 127.0.0.1:${sitePort};`)
    .replaceAll(/ssl_certificate +\S+;/g, `ssl_certificate ${certificate};`)
    .replaceAll(/ssl_certificate_key +\S+;/g, `ssl_certificate_key ${key};`)
    .replaceAll('/var/log/nginx/', `${folder}/logs/`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
${site}
}
`
}

/** Caddy's configuration of the guide, with a certificate that is made already and no port of the public. */
export function writeCaddy({ port, sitePort, certificate, key }: Place): string {
  return readConfiguration('Caddyfile')
    .replace('{\n', `{\n\tadmin off\n\thttp_port ${port + 1}\n\thttps_port ${port}\n`)
    .replace(`${siteName} {\n`, `${siteName} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}\n`)
    .replace(
      '\nexample.com {\n',
      `\nexample.com {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}\n`,
    )
    .replace('127.0.0.1:3000', `127.0.0.1:${sitePort}`)
}
