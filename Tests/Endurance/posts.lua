-- Contact requests, each another; now and then one with faults. PAUSE is in milliseconds, between a connection's requests.
local pause = tonumber(os.getenv("PAUSE")) or 0
local number = 0
local kept = 0
local threads = {}

function setup(thread) threads[#threads + 1] = thread end

if pause > 0 then
  delay = function() return pause end
end

function init() number, kept = 0, 0 end

request = function()
  number = number + 1
  local phone = number % 50 == 0 and "1" or string.format("(212) 555-%04d", number % 10000)
  return wrk.format("POST", "/contact-requests", {["Content-Type"] = "application/json"},
    string.format('{"phone":"%s","consent":true,"program":"iop","name":"A B %d"}', phone, number))
end

response = function(status)
  if status == 201 then kept = kept + 1 end
  thread_kept = kept
end

done = function(summary)
  local errors, sum = summary.errors, 0
  for _, thread in ipairs(threads) do sum = sum + (thread:get("thread_kept") or 0) end
  io.write(string.format("requests %d\nfailed %d\nkept %d\n", summary.requests, errors.connect + errors.read + errors.write + errors.timeout, sum))
end
