import { useLocation } from 'preact-iso/router';
import { useRef } from 'preact/hooks';
import { Failure } from '../api/failure';
import { checkEmail, checkNewPassword, normaliseEmail } from '../rules';
import { useServices } from '../services';
import { Entrance } from '../ui/entrance';
import { EmailField, PasswordField } from '../ui/field';
import { useForm } from '../ui/form';

export function Register() {
  const { api, sessions } = useServices();
  const { query, route } = useLocation();
  const { field, ...form } = useForm({ email: checkEmail, password: checkNewPassword }, { email: sessions.lastEmail, password: '' });
  // A registration without an answer may have been carried out; "taken" then may well mean: by this very person.
  const unanswered = useRef('');
  const search = query['next'] === undefined ? '' : `?next=${encodeURIComponent(query['next'])}`;

  const send = async (values: { email: string; password: string }) => {
    const credentials = { email: normaliseEmail(values.email), password: values.password };
    try {
      await api.register(credentials);
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      if (cause.uncertain) unanswered.current = credentials.email;
      if (cause.code !== 'email_taken' || unanswered.current !== credentials.email) throw cause;
      return sessions.begin(
        await api.logIn(credentials).catch((other: unknown) => {
          throw other instanceof Failure && other.status === 401 ? cause : other;
        }),
      );
    }
    try {
      sessions.begin(await api.logIn(credentials));
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      // The account is there, so the way on is the login page.
      sessions.lastEmail = credentials.email;
      route(`/login${search}`);
    }
  };

  const refused = (failure: Failure) =>
    failure.code === 'email_taken'
      ? {
          email: (
            <>
              This address has an account: <a href={`/login${search}`}>log in</a>.
            </>
          ),
        }
      : undefined;

  return (
    <Entrance
      title="Register"
      lead="A small place to write to each other. Everyone here can read what you write."
      form={form}
      action="Register"
      doing="Registering…"
      onSubmit={(event) => form.submit(event, send, refused)}
      other={
        <>
          Registered already? <a href={`/login${search}`}>Log in</a>
        </>
      }
    >
      <EmailField
        {...field('email')}
        label="E-mail"
        hint="The part before the @ is the name that others see."
        autoComplete="email"
      />
      <PasswordField {...field('password')} label="Password" hint="At least 8 characters. A few words make a good one." autoComplete="new-password" />
    </Entrance>
  );
}
