import { readFileSync } from 'node:fs'
import path from 'node:path'
import { keepAlive } from '#lib/reading/connections.ts'
import { root } from '../processes.ts'
import { readConfiguration, writeCaddy, writeNginx } from './configure.ts'

const withoutComments = (text: string) => text.replaceAll(/^\s*#.*$/gm, '')
const nginx = withoutComments(readConfiguration('nginx.conf'))
const caddy = withoutComments(readConfiguration('Caddyfile'))
const unit = withoutComments(readConfiguration('nightlight.service'))
const guide = readFileSync(path.join(root, 'docs/running.md'), 'utf8')
const place = {
  folder: '/tmp/f',
  port: 4443,
  sitePort: 4000,
  certificate: '/tmp/c',
  key: '/tmp/k',
}

describe('nginx in the guide', () => {
  it.each([
    [/server 127\.0\.0\.1:3000;/],
    [/proxy_set_header +Host +\$host;/],
    [/proxy_set_header +X-Forwarded-For +\$proxy_add_x_forwarded_for;/],
    [/proxy_set_header +X-Forwarded-Proto +\$scheme;/],
    [/proxy_http_version +1\.1;/],
    [/proxy_set_header +Upgrade +\$http_upgrade;/],
    [/proxy_buffering +off;/],
    [/proxy_request_buffering +off;/],
    [/client_max_body_size +128m;/],
    [/gzip +off;/],
    [/server_tokens +off;/],
  ])('says %s', (setting) => {
    expect(nginx).toMatch(setting)
  })

  it('adds no header that the site says itself', () => {
    expect(nginx).not.toMatch(/add_header/)
  })

  it('writes no query, full address, referrer or browser into a log', () => {
    const format = /log_format nightlight '([^']*)'/.exec(nginx)?.[1] ?? ''
    expect(format.match(/\$\w+/g)).toEqual([
      '$time_iso8601',
      '$nightlight_network',
      '$request_method',
      '$nightlight_path',
      '$status',
      '$body_bytes_sent',
      '$request_time',
    ])
    const servers = nginx.split(/^server \{/m).slice(1)
    for (const server of servers)
      expect(server).toMatch(/access_log +(off|\S+nightlight\.log nightlight);/)
  })

  it('names an address by the network that the site’s own log names', () => {
    const patterns = [...nginx.matchAll(/^ +~(\^\S+) +(\$v\d\S*);/gm)]
    const write = (address: string) => {
      for (const [, pattern = '', value = ''] of patterns) {
        const found = new RegExp(pattern).exec(address)
        if (found) return value.replace(/\$(v\d)/, (_, name) => found.groups?.[name] ?? '')
      }
      return '-'
    }
    expect(write('203.0.113.77')).toBe('203.0.113.0')
    expect(write('2001:db8:5:6:7:8:9:a')).toBe('2001:db8:5::')
    expect(write('2001:db8::1')).toBe('-')
  })

  it('closes an idle connection to the site before the site does', () => {
    const seconds = Number(/^ +keepalive_timeout (\d+)s;/m.exec(nginx)?.[1])
    expect(seconds).toBeLessThan(keepAlive)
  })
})

describe('Caddy in the guide', () => {
  it.each([[/reverse_proxy 127\.0\.0\.1:3000/], [/flush_interval -1/], [/max_size 128MB/]])(
    'says %s',
    (setting) => {
      expect(caddy).toMatch(setting)
    },
  )

  it('adds no header and compresses nothing', () => {
    expect(caddy).not.toMatch(/^\s*(header|encode)\b/m)
  })

  it('keeps no log of requests, failed ones included', () => {
    expect(caddy).toMatch(
      /log default \{\s+exclude http\.log\.error http\.handlers\.reverse_proxy\s/,
    )
    expect(caddy.match(/\blog\b/g)).toHaveLength(2)
  })

  it('closes an idle connection to the site before the site does', () => {
    expect(Number(/keepalive (\d+)s/.exec(caddy)?.[1])).toBeLessThan(keepAlive)
  })
})

describe('the unit in the guide', () => {
  it.each([
    'User=nightlight',
    'EnvironmentFile=/srv/nightlight/settings',
    'ReadWritePaths=/srv/nightlight/data /srv/nightlight/data-backups',
    'NoNewPrivileges=true',
    'ProtectSystem=strict',
    'Restart=on-failure',
    'StartLimitIntervalSec=0',
    'KillMode=mixed',
  ])('says %s', (line) => {
    expect(unit.split('\n')).toContain(line)
  })

  it('waits longer than site and lake may take to stop, one after the other', () => {
    expect(Number(/TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(2 * 5)
  })

  it('has the folders that the guide makes', () => {
    expect(guide).toContain('--home /srv/nightlight nightlight')
    expect(guide).toContain('mkdir -m 700 data data-backups')
    expect(guide).toContain('install -m 600 /dev/null ~/settings')
    expect(guide).toContain('\n    LAKE_DIR=/srv/nightlight/data\n')
    expect(guide).toContain("$ echo 'set -a; . ~/settings; set +a; cd ~/site' >> ~/.profile\n")
  })
})

it('is tried with nothing changed but places', () => {
  for (const written of [writeNginx(place), writeCaddy(place)]) {
    expect(written).toContain('127.0.0.1:4000')
    expect(written).not.toMatch(/letsencrypt|\/var\/log|\b443 ssl|:3000|\[::\]/)
    expect(written.match(/\/tmp\/c\b/g)).toHaveLength(2)
  }
})
