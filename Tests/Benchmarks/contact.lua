-- Contact requests, each another.
local n = 0
request = function()
  n = n + 1
  return wrk.format("POST", "/contact-requests", {["Content-Type"]="application/json"}, string.format('{"phone":"(212) 555-%04d","consent":true,"program":"iop","name":"A B %d","relationship":"self","preferredTime":"evening","timeZone":"America/New_York"}', n % 10000, n))
end
