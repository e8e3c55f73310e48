/** A Mosquitto 2.0 configuration for one team, on all addresses with TLS or on this machine alone. Its paths are those of the folder that it is started in. */
export function configFile(team: string, port: number, reach: 'tls' | 'loopback'): string {
  const listener =
    reach === 'tls'
      ? [
          `listener ${port}`,
          '# The certificate of this machine, its key, and the authority that signed it.',
          'cafile ca.crt',
          'certfile server.crt',
          'keyfile server.key',
          'tls_version tlsv1.2',
        ]
      : [`listener ${port} 127.0.0.1`];
  return `${[
    `# The Lull channel of the team ${team}. Start it in this folder: mosquitto -c mosquitto${reach === 'tls' ? '' : '-this-machine'}.conf`,
    ...listener,
    'allow_anonymous false',
    'password_file passwd',
    'acl_file acl',
    '# What is retained comes back after the broker was stopped.',
    'persistence true',
    'persistence_location ./',
    'autosave_interval 60',
    'persistent_client_expiration 1d',
    '# A payload of Lull is at most 16 KiB.',
    'message_size_limit 16384',
    'max_packet_size 20480',
    'max_keepalive 120',
    'max_queued_messages 20000',
  ].join('\n')}\n`;
}

/** Whoever signed in reads the whole team and writes only below their own name; `%u` is that name. */
export function aclFile(team: string): string {
  return `${[`pattern read lull/v1/${team}/#`, `pattern write lull/v1/${team}/u/%u/#`].join(
    '\n',
  )}\n`;
}
