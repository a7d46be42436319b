import { useLocation } from 'preact-iso/router';
import type { Failure } from '../api/failure';
import { checkEmail, checkPassword, normaliseEmail } from '../rules';
import { useServices } from '../services';
import { Entrance } from '../ui/entrance';
import { EmailField, PasswordField } from '../ui/field';
import { useForm } from '../ui/form';

export function Login() {
  const { api, sessions } = useServices();
  const { query } = useLocation();
  const { field, ...form } = useForm({ email: checkEmail, password: checkPassword }, { email: sessions.lastEmail, password: '' });
  const search = query['next'] === undefined ? '' : `?next=${encodeURIComponent(query['next'])}`;

  const send = async (values: { email: string; password: string }) => {
    sessions.begin(await api.logIn({ email: normaliseEmail(values.email), password: values.password }));
  };
  const refused = (failure: Failure) => (failure.status === 401 ? { password: 'E-mail or password is not right.' } : undefined);

  return (
    <Entrance
      title="Log in"
      lead={
        sessions.ended() === 'expired'
          ? 'Your session has ended. Log in to go on where you were; what you typed is kept.'
          : sessions.lastEmail !== ''
            ? 'Your account is ready. Log in to go on.'
            : 'Good to see you again.'
      }
      form={form}
      action="Log in"
      doing="Logging in…"
      onSubmit={(event) => form.submit(event, send, refused)}
      other={
        <>
          New here? <a href={`/register${search}`}>Register</a>
        </>
      }
    >
      <EmailField {...field('email')} label="E-mail" autoComplete="username" />
      <PasswordField {...field('password')} label="Password" autoComplete="current-password" />
    </Entrance>
  );
}
