import 'swagger-ui-dist/swagger-ui.css';
import './docs.css';
// The bundle is used as it was published: bundling it again would take longer than the whole client.
import bundle from 'swagger-ui-dist/swagger-ui-bundle.js?url';

interface SwaggerUi {
  (options: Record<string, unknown>): unknown;
}

// Swagger UI's dark look hangs on a class; here it follows the system, as the client does.
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

const script = document.createElement('script');
script.src = bundle;
script.addEventListener('load', () => {
  const swagger = (window as unknown as { SwaggerUIBundle: SwaggerUi }).SwaggerUIBundle;
  swagger({
    url: '/openapi.yaml',
    dom_id: '#docs',
    deepLinking: true,
    displayRequestDuration: true,
    // Its validator badge would ask a server elsewhere.
    validatorUrl: null,
  });
});
script.addEventListener('error', () => {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = 'This page could not load all of its parts. Reload it to try again.';
  document.getElementById('docs')?.replaceChildren(message);
});
document.head.append(script);
