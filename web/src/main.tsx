import { render } from 'preact';
render(<h1>Cleave</h1>, document.getElementById('app')!);
