// Shows GraphiQL. Where the server offers users (the demo does), a menu above it puts their token into the headers.
(async function () {
  'use strict';

  const FIRST_QUERY = [
    '# Every call needs a token: see Headers below.',
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

  const root = ReactDOM.createRoot(document.getElementById('explorer'));
  const users = await fetch('/graphiql/users.json').then((response) => response.json());

  function headersOf(user) {
    return JSON.stringify({ Authorization: 'Bearer ' + (user ? user.token : '') }, null, 2);
  }

  function show(user) {
    const headers = headersOf(user);
    root.render(
      React.createElement(GraphiQL, {
        fetcher: GraphiQL.createFetcher({ url: '/graphql', headers: JSON.parse(headers) }),
        headers: headers,
        defaultQuery: FIRST_QUERY,
        defaultEditorToolsVisibility: 'headers',
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
      })
    );
  }

  const wanted = new URLSearchParams(window.location.search).get('as');
  const first = users.find((user) => user.id === wanted) || users[0];
  if (users.length > 0) {
    const menu = document.getElementById('user');
    users.forEach((user) => menu.add(new Option(user.name, user.id, false, user === first)));
    menu.addEventListener('change', () => show(users.find((user) => user.id === menu.value)));
    document.getElementById('who').hidden = false;
  }
  show(first);
})();
