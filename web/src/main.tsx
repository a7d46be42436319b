import './ui/style/base.css';
import './ui/style/controls.css';
import './ui/style/frame.css';
import './ui/style/entrance.css';
import './ui/style/writing.css';
import './ui/style/reading.css';
import './ui/style/story.css';
import './ui/style/post.css';
import './ui/style/moderation.css';
import { render } from 'preact';
import { Api } from './api/client';
import { App } from './app';
import { Codes } from './post/codes';
import { ServicesContext, type Services } from './services';
import { sessionKey, Sessions } from './session';
import { browserStore } from './storage';
import { Unread } from './notification/unread';
import { announce } from './ui/announcer';

const store = browserStore(() => localStorage);
const sessions = new Sessions(store);
const api = new Api({
  current: () => sessions.current()?.token,
  expired: (token) => sessions.expired(token),
});
const services: Services = { api, sessions, store, announce, kept: new Map(), pictures: new Map(), codes: new Codes(api), unread: new Unread(store) };

// The pages themselves know where somebody was.
history.scrollRestoration = 'manual';

addEventListener('storage', (event) => {
  // A null key says that everything was cleared.
  if (event.key === sessionKey || event.key === null) sessions.changedElsewhere();
  services.unread.changedElsewhere(event.key);
});

render(
  <ServicesContext.Provider value={services}>
    <App />
  </ServicesContext.Provider>,
  document.getElementById('app')!,
);
