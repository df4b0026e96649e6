// Shows GraphiQL with a bar above it. Where the server offers people (the demo does), the bar chooses who calls; elsewhere
// it takes a token. The token is kept for this browser tab only, and sent to this server only.
(async function () {
  'use strict';

  const TOKEN = 'oms.token';
  const INTROSPECTION = 'IntrospectionQuery';
  const FIRST_QUERY = [
    '# Run: Ctrl-Enter',
    '# Suggestions: Ctrl-Space',
    '{',
    '  orders(first: 5) {',
    '    nodes {',
    '      orderId',
    '      status',
    '      pricing { total { amount currency } }',
    '      availableActions',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');

  const element = (id) => document.getElementById(id);
  const root = ReactDOM.createRoot(element('explorer'));
  const people = await fetch('/graphiql/users.json')
    .then((response) => response.json())
    .catch(() => []);

  // ---- who calls

  let token = '';

  /** What a token says of itself; nothing where it is not a JWT. The server decides whether it is true. */
  function claimsOf(jwt) {
    try {
      const body = jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
      const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (notOne) {
      return {};
    }
  }

  function expiry(claims) {
    return typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : null;
  }

  function readable(time) {
    return time.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  }

  function identity(claims) {
    const until = expiry(claims);
    const parts = [typeof claims.sub === 'string' ? claims.sub : 'A token'];
    if (typeof claims.tenant_id === 'string') parts.push(claims.tenant_id);
    if (until) parts.push((until > new Date() ? 'until ' : 'expired ') + readable(until));
    return parts.join(' · ');
  }

  function remember(given) {
    token = given.trim().replace(/^bearer\s+/i, '');
    if (token) sessionStorage.setItem(TOKEN, token);
    else sessionStorage.removeItem(TOKEN);
    showWhoCalls();
    showExplorer();
  }

  function showWhoCalls() {
    element('sign-in').hidden = token !== '';
    element('signed-in').hidden = token === '';
    element('identity').textContent = token === '' ? '' : identity(claimsOf(token));
    element('token').value = '';
  }

  function choosePerson(id) {
    const person = people.find((each) => each.id === id) || people[0];
    const address = new URL(window.location.href);
    address.searchParams.set('as', person.id);
    history.replaceState(null, '', address);
    element('user').value = person.id;
    token = person.token;
    showExplorer();
  }

  // ---- what is wrong

  function notice(title, text, mayRetry) {
    element('notice').hidden = !title;
    element('notice-title').textContent = title;
    element('notice-text').textContent = text;
    element('retry').hidden = !mayRetry;
  }

  /** Why there is no schema, and what helps. */
  function explain(status, body) {
    const error = body && Array.isArray(body.errors) ? body.errors[0] : null;
    const message = error && error.message ? error.message : '';
    if (status === 0) {
      notice('The server does not answer.', 'Check that it runs, and the network between you and it.', true);
    } else if (status === 401) {
      const until = expiry(claimsOf(token));
      notice(
        'The token is not accepted (401).',
        until && until <= new Date()
          ? 'It expired: ' + readable(until) + '. Forget it and paste a new one.'
          : 'The server says why in its log only. Forget the token and paste another one.',
        false
      );
    } else if (/introspection/i.test(message)) {
      notice(
        'There is no documentation here.',
        'Introspection is switched off on this server (oms.http.introspection). Queries work all the same.',
        false
      );
    } else if (!body) {
      notice('Something else answers (' + status + ').', 'The answer is not JSON. Is there a proxy in between?', true);
    } else {
      notice('The schema could not be loaded (' + status + ').', message, true);
    }
  }

  const NO_TOKEN =
    'Paste a token of your identity provider above. For a first try, the command token of oms-server makes one.';

  // ---- calls

  /** Answers an error the way GraphQL does, so that it is shown where the result would be. */
  function asError(message) {
    return { data: null, errors: [{ message: message }] };
  }

  async function call(params, headers) {
    let response;
    try {
      response = await fetch('/graphql', {
        method: 'POST',
        credentials: 'omit',
        headers: Object.assign(
          {
            Accept: 'application/graphql-response+json, application/json;q=0.9',
            'Content-Type': 'application/json',
          },
          token ? { Authorization: 'Bearer ' + token } : {},
          headers
        ),
        body: JSON.stringify(params),
      });
    } catch (unreachable) {
      return { status: 0, body: asError('The server does not answer.') };
    }
    const body = await response.json().catch(() => null);
    return { status: response.status, body: body };
  }

  async function ask(params, options) {
    const headers = (options && options.headers) || {};
    const isOwn = params.operationName === INTROSPECTION;
    if (!token && !Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) {
      if (isOwn) notice('There is no token yet.', NO_TOKEN, false);
      return asError('There is no token yet. ' + NO_TOKEN);
    }
    const used = token;
    const answer = await call(params, headers);
    const body = answer.body || asError('The answer (' + answer.status + ') is not JSON.');
    if (isOwn && used === token) {
      if (body.data && body.data.__schema) notice('', '', false);
      else explain(answer.status, answer.body);
      // Without data, GraphiQL would ask once more.
      if (!('data' in body)) return Object.assign({ data: null }, body);
    }
    return body;
  }

  // ---- GraphiQL

  /** GraphiQL keeps what was typed under Headers with its history; there may be a token among them. */
  const storage = {
    get length() {
      return localStorage.length;
    },
    getItem: (name) => localStorage.getItem(name),
    removeItem: (name) => localStorage.removeItem(name),
    clear: () => localStorage.clear(),
    setItem: (name, text) => localStorage.setItem(name, withoutHeaders(text)),
  };

  function withoutHeaders(text) {
    if (!text.includes('"headers"')) return text;
    try {
      return JSON.stringify(JSON.parse(text), (name, value) => (name === 'headers' ? undefined : value));
    } catch (notJson) {
      return text;
    }
  }

  function showExplorer() {
    root.render(
      React.createElement(GraphiQL, {
        // Another function each time, since a new one lets GraphiQL load the schema again.
        fetcher: (params, options) => ask(params, options),
        storage: storage,
        defaultQuery: FIRST_QUERY,
        defaultEditorToolsVisibility: false,
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
        showPersistHeadersSettings: false,
      })
    );
  }

  element('retry').addEventListener('click', showExplorer);
  element('forget').addEventListener('click', () => remember(''));
  element('sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    remember(element('token').value);
  });

  if (people.length > 0) {
    const menu = element('user');
    people.forEach((person) => menu.add(new Option(person.name, person.id)));
    menu.addEventListener('change', () => choosePerson(menu.value));
    element('person').hidden = false;
    choosePerson(new URLSearchParams(window.location.search).get('as'));
  } else {
    remember(sessionStorage.getItem(TOKEN) || '');
  }
})();
