import { type FaultSection, fault } from './fault-row.ts';

export const health: FaultSection = {
  title: 'Health checks',
  rows: [
    fault(
      'H1',
      'The name does not resolve, or slowly',
      'A failed try, tried again like any other; the lookup counts against the deadline of the try.',
    ),
    fault(
      'H2',
      'IPv6 is dead and IPv4 is not, or the other way round',
      'Of several addresses the first that answers is used, and named; `ip` asks for one family.',
    ),
    fault(
      'H3',
      'TLS: expired, for another host, self-signed, a handshake that hangs',
      'Fails, with which of these it is. An own authority goes in by `NODE_EXTRA_CA_CERTS`; there is no switch to trust everybody.',
    ),
    fault(
      'H4',
      'Headers or a body that drip, a body without end',
      'One deadline over all of a try. 64 KiB of a body are read, and what is judged is told.',
    ),
    fault(
      'H5',
      'Redirects: loops, elsewhere, down to http, to garbage',
      'At most five, within the origin unless the check says otherwise, never off the encryption; headers do not leave their origin.',
    ),
    fault(
      'H6',
      'An error page with 200, 503, an answer that comes and goes',
      'Status and content as the check asks; `successes` in a row over all checks.',
    ),
    fault(
      'H7',
      'Many URLs, some of which fail or hang',
      'All are asked, `concurrency` at once; one that hangs delays only itself; the worst come first.',
    ),
    fault(
      'H8',
      'Proxies of the environment, kept connections to the old process',
      'A connection of its own for each try, and no proxy.',
    ),
    fault(
      'H9',
      'A pattern that does not end',
      'Patterns run beside the program with a deadline over at most 64 KiB; one that does not end fails its own check only.',
    ),
  ],
};

export const messages: FaultSection = {
  title: 'Messages',
  rows: [
    fault(
      'N1',
      'The webhook answers 400, 401, 403, 404 or 410',
      'Asked once, one warning; the result is unchanged unless `required`.',
    ),
    fault(
      'N2',
      'A rate limit',
      'Waited for if it ends within the time there is, else given up at once, with a warning.',
    ),
    fault(
      'N3',
      '5xx, a cut connection, no answer',
      'Three tries, then a warning. A message may come twice; it never holds anything up.',
    ),
    fault(
      'N4',
      'A message that is too long or not well-formed text',
      'Cut between whole characters to every limit of the channel; always valid.',
    ),
    fault('N5', 'A webhook that is none, or of another host', 'Refused at the start, without being shown.'),
    fault(
      'N6',
      'A channel hangs while there is bad news to tell',
      'All channels are told at once, each with its own tries and deadline; none waits for another.',
    ),
  ],
};
