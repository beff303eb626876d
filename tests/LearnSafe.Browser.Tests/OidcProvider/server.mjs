// An OpenID provider on this machine: whoever types a name is that person, and their address is verified. Arguments: port, where it sends people back to.
import { Provider } from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: "learnsafe", client_secret: "a secret: of the test", redirect_uris: [callback] }],
  claims: { openid: ["sub", "auth_time", "acr", "amr"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  cookies: { keys: ["only for tests"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@harebell.example`, email_verified: true, name: id }) })
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
