-- What readers ask for: entries, lists, what they have already (304), what is not there (404). Not HEAD: wrk would wait for the body.
-- PAUSE is in milliseconds, between a connection's requests; CLOSE makes a new connection of each.
local pause = tonumber(os.getenv("PAUSE")) or 0
local close = os.getenv("CLOSE") == "yes"
local paths = {}
for path in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = path end
local number = 0

if pause > 0 then
  delay = function() return pause end
end

request = function()
  number = number + 1
  local path = paths[number % #paths + 1]
  local fields = {}
  if close then fields["Connection"] = "close" end
  if number % 3 == 0 then fields["If-None-Match"] = "*" end
  if number % 7 == 0 then path = "/programs/nothing-" .. number end
  return wrk.format("GET", path, fields)
end

done = function(summary)
  local errors = summary.errors
  io.write(string.format("requests %d\nfailed %d\n", summary.requests, errors.connect + errors.read + errors.write + errors.timeout))
end
