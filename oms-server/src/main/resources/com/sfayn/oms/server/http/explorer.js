// Shows GraphiQL with a bar above it. If the server offers users, as the demo does, the bar selects the caller;
// otherwise it takes a token. The token is stored for this browser tab only, and sent to this server only.
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
  const users = await fetch('/graphiql/users.json')
    .then((response) => response.json())
    .catch(() => []);

  // ---- caller

  let token = '';

  /** Returns the unverified claims of a token; an empty object if it is not a JWT. For display only. */
  function claimsOf(jwt) {
    try {
      const body = jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
      const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (notJwt) {
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

  function useToken(input) {
    token = input.trim().replace(/^bearer\s+/i, '');
    if (token) sessionStorage.setItem(TOKEN, token);
    else sessionStorage.removeItem(TOKEN);
    showCaller();
    showExplorer();
  }

  function showCaller() {
    element('sign-in').hidden = token !== '';
    element('signed-in').hidden = token === '';
    element('identity').textContent = token === '' ? '' : identity(claimsOf(token));
    element('token').value = '';
  }

  function chooseUser(id) {
    const user = users.find((each) => each.id === id) || users[0];
    const address = new URL(window.location.href);
    address.searchParams.set('as', user.id);
    history.replaceState(null, '', address);
    element('user').value = user.id;
    token = user.token;
    showExplorer();
  }

  // ---- errors

  function notice(title, text, mayRetry) {
    element('notice').hidden = !title;
    element('notice-title').textContent = title;
    element('notice-text').textContent = text;
    element('retry').hidden = !mayRetry;
  }

  /** Explains why the schema could not be loaded, and what to do. */
  function explain(status, body) {
    const error = body && Array.isArray(body.errors) ? body.errors[0] : null;
    const message = error && error.message ? error.message : '';
    if (status === 0) {
      notice('The server does not respond.', 'Check that it is running, and your network connection.', true);
    } else if (status === 401) {
      const until = expiry(claimsOf(token));
      notice(
        'The token is invalid (401).',
        until && until <= new Date()
          ? 'It expired: ' + readable(until) + '. Forget the token and paste a new one.'
          : 'The reason is in the server log only. Forget the token and paste another one.',
        false
      );
    } else if (/introspection/i.test(message)) {
      notice(
        'The schema documentation is disabled.',
        'Introspection is disabled on this server (oms.http.introspection). Queries still work.',
        false
      );
    } else if (!body) {
      notice('Unexpected response (' + status + ').', 'The response is not JSON. Check for a proxy in between.', true);
    } else {
      notice('The schema could not be loaded (' + status + ').', message, true);
    }
  }

  const NO_TOKEN =
    'Paste a token of your identity provider above. For a first try, the command token of oms-server creates one.';

  // ---- calls

  /** Wraps a message as a GraphQL error, so that GraphiQL shows it as the result. */
  function errorResult(message) {
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
      return { status: 0, body: errorResult('The server does not respond.') };
    }
    const body = await response.json().catch(() => null);
    return { status: response.status, body: body };
  }

  async function ask(params, options) {
    const headers = (options && options.headers) || {};
    const isIntrospection = params.operationName === INTROSPECTION;
    if (!token && !Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) {
      if (isIntrospection) notice('No token yet.', NO_TOKEN, false);
      return errorResult('No token yet. ' + NO_TOKEN);
    }
    const used = token;
    const response = await call(params, headers);
    const body = response.body || errorResult('The response (' + response.status + ') is not JSON.');
    if (isIntrospection && used === token) {
      if (body.data && body.data.__schema) notice('', '', false);
      else explain(response.status, response.body);
      // Without data, GraphiQL would send the query again.
      if (!('data' in body)) return Object.assign({ data: null }, body);
    }
    return body;
  }

  // ---- GraphiQL

  /** Local storage for GraphiQL that drops typed headers, because they may contain a token. */
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
        // A new function each time, so that GraphiQL reloads the schema.
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
  element('forget').addEventListener('click', () => useToken(''));
  element('sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    useToken(element('token').value);
  });

  if (users.length > 0) {
    const menu = element('user');
    users.forEach((user) => menu.add(new Option(user.name, user.id)));
    menu.addEventListener('change', () => chooseUser(menu.value));
    element('person').hidden = false;
    chooseUser(new URLSearchParams(window.location.search).get('as'));
  } else {
    useToken(sessionStorage.getItem(TOKEN) || '');
  }
})();
