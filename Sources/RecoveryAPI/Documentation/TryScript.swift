/// `/docs/try.js`: sends what a form of the page says to this server, and shows the answer. It writes text alone, never markup, and keeps nothing.
enum TryScript {
    static let source = #"""
        'use strict';

        // What the form's inputs make of its method and path: the URL, the fields and the body of one request.
        function requestOf(form) {
          const headers = {};
          const query = new URLSearchParams();
          let path = form.dataset.path;
          let body;
          for (const input of form.querySelectorAll('[data-in]')) {
            const value = input.value;
            switch (input.dataset.in) {
              case 'path': path = path.replace('{' + input.name + '}', encodeURIComponent(value)); break;
              case 'query': if (value) query.append(input.name, value); break;
              case 'header': if (value) headers[input.name] = value; break;
              case 'token': headers.Authorization = 'Bearer ' + value; break;
              case 'body': body = value; headers['Content-Type'] = input.dataset.type; break;
            }
          }
          const text = query.toString();
          return { url: path + (text ? '?' + text : ''), options: { method: form.dataset.method, headers, body, cache: 'no-store' } };
        }

        function element(name, className, text) {
          const made = document.createElement(name);
          made.className = className;
          made.textContent = text;
          return made;
        }

        // What has to be there and is not, beside its field.
        function missing(form) {
          let first = null;
          for (const input of form.querySelectorAll('[required]')) {
            const note = document.getElementById(input.id + '-fault');
            if (note) note.remove();
            const isMissing = !input.value.trim();
            input.setAttribute('aria-invalid', String(isMissing));
            input.removeAttribute('aria-describedby');
            if (!isMissing) continue;
            const fault = element('span', 'fault', 'Please fill this in: the server cannot answer without it.');
            fault.id = input.id + '-fault';
            input.setAttribute('aria-describedby', fault.id);
            input.before(fault);
            first = first || input;
          }
          return first;
        }

        function parsed(text) {
          try { return JSON.parse(text); } catch { return null; }
        }

        // An error in the words that the server has for it, and each fault by its place.
        function explain(result, problem) {
          result.append(element('p', 'fault', problem.title + '. ' + problem.detail));
          if (!problem.errors) return;
          const list = document.createElement('ul');
          for (const error of problem.errors) {
            list.append(element('li', '', (error.parameter || error.pointer || '') + ': ' + error.detail));
          }
          result.append(list);
        }

        async function show(result, request, answer, milliseconds) {
          const text = await answer.text();
          const value = parsed(text);
          const fields = Array.from(answer.headers, ([name, field]) => name + ': ' + field).join('\n');
          result.append(element('p', 'status', answer.status + ' ' + answer.statusText));
          result.append(element('p', '', request.options.method + ' ' + request.url + ', ' + Math.round(milliseconds) + ' ms'));
          if (!answer.ok && value && value.title) explain(result, value);
          const details = document.createElement('details');
          details.append(element('summary', '', 'Fields'), element('pre', 'fields', fields));
          result.append(details);
          if (text) result.append(element('pre', 'body', value === null ? text : JSON.stringify(value, null, 2)));
          for (const pre of result.querySelectorAll('pre')) pre.tabIndex = 0;
        }

        async function send(form) {
          const result = form.querySelector('.result');
          const faulty = missing(form);
          result.replaceChildren();
          if (faulty) { faulty.focus(); return; }
          const request = requestOf(form);
          const start = performance.now();
          try {
            const answer = await fetch(request.url, request.options);
            await show(result, request, answer, performance.now() - start);
          } catch {
            result.append(element('p', 'fault', 'The server did not answer. Is it running, and is this computer online?'));
          }
        }

        for (const form of document.querySelectorAll('form.try')) {
          const button = form.querySelector('button');
          const lock = form.querySelector('[data-lock]');
          form.hidden = false;
          form.addEventListener('submit', event => {
            event.preventDefault();
            if (!button.disabled) send(form).then(() => { if (lock) { lock.checked = false; button.disabled = true; } });
          });
          // A reload shall not keep a tick that somebody set before.
          if (lock) { lock.checked = false; lock.addEventListener('change', () => { button.disabled = !lock.checked; }); }
        }

        """#
}
