import './ui/style/base.css';
import './ui/style/controls.css';
import './ui/style/frame.css';
import './ui/style/entrance.css';
import './ui/style/writing.css';
import './ui/style/reading.css';
import { render } from 'preact';
import { Api } from './api/client';
import { App } from './app';
import { ServicesContext, type Services } from './services';
import { sessionKey, Sessions } from './session';
import { browserStore } from './storage';
import { announce } from './ui/announcer';

const store = browserStore(() => localStorage);
const sessions = new Sessions(store);
const api = new Api({
  current: () => sessions.current()?.token,
  expired: (token) => sessions.expired(token),
});
const services: Services = { api, sessions, store, announce };

addEventListener('storage', (event) => {
  // A null key says that everything was cleared.
  if (event.key === sessionKey || event.key === null) sessions.changedElsewhere();
});

render(
  <ServicesContext.Provider value={services}>
    <App />
  </ServicesContext.Provider>,
  document.getElementById('app')!,
);
