-- Searches as people type them: the table of the tests, each query at its turn, from a place of its own for each thread. No two in a row are alike, and
-- the server keeps no answers.
local paths = {}

local function encoded(text)
    return (text:gsub("[^%w%-%._~]", function(letter) return string.format("%%%02X", letter:byte()) end))
end

for line in io.lines("Tests/ContentSearchTests/Tables/queries.txt") do
    local query = line:match("^(.-) ==? ")
    if query and not line:match("^#") then paths[#paths + 1] = "/search?q=" .. encoded(query) end
end

local turn = 0

function request()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn])
end
