import type { Request, Response, Server } from 'restify';
import type { TabLink } from './links.ts';

/**
 * A lead's own address, `/leads/<id>`, in a browser: it leads into the tab, where the reader's rights are looked at.
 * It says the same of every id, so that nobody learns from it which leads there are.
 */
export function serveLeadAddresses(server: Server, link: TabLink): void {
  server.get('/leads/:id', async (request: Request, response: Response) => {
    const { id } = request.params as { readonly id: string };
    response.writeHead(302, { Location: link({ lead: id }), 'Cache-Control': 'no-store' });
    response.end();
  });
}
