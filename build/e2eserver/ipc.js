// Takes the place of Wails' ipc.js, which hands messages to the web view: here
// they go over HTTP, and a call's answer comes back with the response.
(() => {
  const post = async (message) => {
    const response = await fetch("/e2e/ipc", { method: "POST", body: message });
    if (response.status === 200) window.wails.Callback(await response.text());
  };
  window.WailsInvoke = (message) => {
    // What the window does with this one: it turns on the drop of files.
    if (message === "runtime:ready") window.wails.flags.enableWailsDragAndDrop = true;
    else void post(message);
  };
  new EventSource("/e2e/events").onmessage = (event) => window.wails.EventsNotify(event.data);
})();
